import type { Metadata } from "next";
import { HistoryScreen } from "@/components/shop-settings/history-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { historySubjects } from "@/lib/identity/history-subjects";
import { readSettingsHistory } from "@/lib/shop-settings/read-history";

export const metadata: Metadata = { title: "設定変更履歴" };

/** Ids are PostgreSQL integers. */
const ID_MAX = 2_147_483_647;

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SettingsHistoryPage({ searchParams }: Props) {
  const readAt = Date.now();
  const staff = await requireStaff();
  const params = await searchParams;
  const subject = historySubjects(staff.role).find((one) => one === params.subject) ?? "all";
  const before = idOf(params.before);
  const { rows, next } = await readSettingsHistory(database(), staff.role, { subject, before });
  return (
    <HistoryScreen
      rows={rows}
      readAt={readAt}
      subject={subject}
      role={staff.role}
      next={next}
      isFirstPage={before === null}
    />
  );
}

/** An address that cannot be read shows the newest page. */
function idOf(text: string | string[] | undefined): number | null {
  if (typeof text !== "string" || !/^\d{1,10}$/.test(text)) return null;
  const id = Number(text);
  return id >= 1 && id <= ID_MAX ? id : null;
}

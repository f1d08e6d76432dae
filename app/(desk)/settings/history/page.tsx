import type { Metadata } from "next";
import { HistoryScreen } from "@/components/settings/history-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { HISTORY_SUBJECTS, readSettingsEvents } from "@/lib/db/settings-history";
import { mayAs } from "@/lib/staff/role";

export const metadata: Metadata = { title: "設定の変更の履歴" };

const PAGE_SIZE = 50;
/** Ids are PostgreSQL integers. */
const ID_MAX = 2_147_483_647;

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SettingsHistoryPage({ searchParams }: Props) {
  const staff = await requireStaff();
  const params = await searchParams;
  // Who came and went among the staff is the administrators' matter.
  const open = HISTORY_SUBJECTS.filter((subject) => subject !== "staff" || mayAs(staff.role, "admin"));
  const subject = open.find((one) => one === params.subject) ?? "all";
  const before = idOf(params.before);
  const found = await readSettingsEvents(database(), {
    subjects: subject === "all" ? open : [subject],
    before,
    limit: PAGE_SIZE + 1,
  });
  const rows = found.slice(0, PAGE_SIZE);
  const next = found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null;
  return <HistoryScreen rows={rows} subject={subject} role={staff.role} next={next} isFirstPage={before === null} />;
}

/** An address that cannot be read shows the newest page. */
function idOf(text: string | string[] | undefined): number | null {
  if (typeof text !== "string" || !/^\d{1,10}$/.test(text)) return null;
  const id = Number(text);
  return id >= 1 && id <= ID_MAX ? id : null;
}

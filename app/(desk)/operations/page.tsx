import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { JournalScreen } from "@/components/journal/journal-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { JOURNAL_PARAMS, parseJournalUrl, writeJournalUrl } from "@/lib/journal/journal-url";
import { listJournal } from "@/lib/journal/list-journal";
import { HandOver } from "@/lib/queries/hand-over";
import { journalQuery } from "@/lib/queries/journal";
import { getQueryClient } from "@/lib/queries/query-client";

export const metadata: Metadata = { title: "連携履歴" };

interface OperationsPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OperationsPage({ searchParams }: OperationsPageProps) {
  const readAt = Date.now();
  await requireStaff();
  const asked = await searchParams;
  const texts = Object.fromEntries(JOURNAL_PARAMS.map((param) => [param, [asked[param]].flat()[0]]));
  const address = writeJournalUrl(parseJournalUrl(texts).state);
  const client = getQueryClient();
  // What fails here is asked again by the browser, whose answer says why in the place of the rows.
  await client.prefetchQuery({
    ...journalQuery(address),
    queryFn: () => listJournal(database(), Object.fromEntries(new URLSearchParams(address))),
  });
  return (
    <HandOver state={dehydrate(client)} readAt={readAt}>
      <JournalScreen />
    </HandOver>
  );
}

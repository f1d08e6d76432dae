import "server-only";

import { isMethodId } from "@/lib/capability/facts/catalogue";
import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import {
  type OperationListRecord,
  type OperationListWhere,
  operationListPage,
  readCallAttempts,
} from "@/lib/db/read/journal-list";
import { codeMeaning } from "@/lib/gateway/providers/registry";
import { type PagedList, walkPages } from "@/lib/lists/walk-pages";
import { methodsNamed, searchTermsOf } from "@/lib/search/search-text";
import { endOfPlainDate, startOfPlainDate } from "@/lib/time/tokyo";
import { type JournalParams, type JournalState, parseJournalUrl } from "./journal-url";
import { type AttemptView, JOURNAL_PAGE_SIZE, type JournalRow, type JournalView } from "./journal-view";

const LIST = "journal";

/** A page of 連携履歴 as its address asks for it, the newest call first. */
export async function listJournal(db: Database, params: JournalParams, size = JOURNAL_PAGE_SIZE): Promise<JournalView> {
  const { state, ignored } = parseJournalUrl(params);
  const read: PagedList<OperationListRecord>["read"] = (from, backwards) =>
    operationListPage(db, whereOf(state), { from, backwards, size });
  const placeOf = ({ createdAt, id }: OperationListRecord) => ({ at: createdAt, id });
  const [page, now] = await Promise.all([
    walkPages(state.cursor, { list: LIST, isId: isOperationId, read, placeOf }),
    databaseNow(db),
  ]);
  return { ...page, serverNow: now, rows: page.rows.map(rowOf), ignored: [...ignored, ...page.ignored] };
}

/** The sends and inquiries of one operation, oldest first; null where there is no such operation. */
export async function readAttempts(db: Database, operationId: string): Promise<readonly AttemptView[] | null> {
  if (!isOperationId(operationId)) return null;
  const attempts = await readCallAttempts(db, operationId);
  if (attempts === null) return null;
  return attempts.map(({ startedAt, endedAt, ...rest }) => ({
    ...rest,
    startedAt: startedAt.getTime(),
    endedAt: endedAt === null ? null : endedAt.getTime(),
  }));
}

function isOperationId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

function whereOf({ state, period, search }: JournalState): OperationListWhere {
  const words = search.split(/\s+/u);
  return {
    state,
    from: period?.from ? startOfPlainDate(period.from) : null,
    to: period?.to ? endOfPlainDate(period.to) : null,
    terms: searchTermsOf(search).map((text) => ({ text, methodIds: methodsNamed(text) })),
    code: words.length === 1 && search !== "" ? search : null,
  };
}

function rowOf({ wordBy, wordNote, ...record }: OperationListRecord): JournalRow {
  const { methodId, providerCode } = record;
  if (!isMethodId(methodId)) throw new Error(`operation ${record.id} has an unknown method ${methodId}`);
  return {
    ...record,
    methodId,
    meaning: providerCode === null ? null : codeMeaning(methodId, providerCode),
    word: wordBy === null ? null : { by: wordBy, note: wordNote ?? "" },
  };
}

import "server-only";

import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { type DifferenceListRecord, differenceListPage } from "@/lib/db/read/difference-list";
import { lastRounds } from "@/lib/db/read/reconciliation-rounds";
import { isRowNumber, type PagedList, walkPages } from "@/lib/lists/walk-pages";
import { nextRoundAt } from "@/lib/payments/reconcile/rounds-due";
import type { EpochMs } from "@/lib/time/epoch";
import { type DifferenceListParams, parseDifferenceListUrl } from "./difference-list-url";
import { DIFFERENCE_PAGE_SIZE, type DifferenceListView, type RoundsView } from "./difference-list-view";
import { differenceRow } from "./difference-row";

/** A page of 突合 as its address asks for it: open differences oldest first, ended ones newest first. */
export async function listDifferences(
  db: Database,
  params: DifferenceListParams,
  size = DIFFERENCE_PAGE_SIZE,
): Promise<DifferenceListView> {
  const { state, ignored } = parseDifferenceListUrl(params);
  const where = { ended: state.tab === "ended", provider: state.provider, kind: state.kind };
  const read: PagedList<DifferenceListRecord>["read"] = (cursor, backwards) => {
    const from = cursor && { at: cursor.at, id: Number(cursor.id) };
    return differenceListPage(db, where, { from, backwards, size });
  };
  const placeOf = ({ id, foundAt, endedAt }: DifferenceListRecord) => {
    const at = state.tab === "open" ? foundAt : endedAt;
    return at === null ? null : { at, id: String(id) };
  };
  const [page, now] = await Promise.all([
    walkPages(state.cursor, { list: state.tab, isId: isRowNumber, read, placeOf }),
    databaseNow(db),
  ]);
  return {
    ...page,
    serverNow: now,
    rounds: await roundsView(db, now),
    rows: page.rows.map(differenceRow),
    ignored: [...ignored, ...page.ignored],
  };
}

async function roundsView(db: Database, now: EpochMs): Promise<RoundsView> {
  const { running, last, lastGoodAt } = await lastRounds(db);
  const begun = running ?? last;
  return {
    running: running && { kind: running.kind, startedAt: running.startedAt, counts: running.counts },
    last:
      last === null || last.endedAt === null
        ? null
        : {
            kind: last.kind,
            startedAt: last.startedAt,
            endedAt: last.endedAt,
            failed: last.failed,
            counts: last.counts,
          },
    lastGoodAt,
    nextAt: nextRoundAt(begun, now),
  };
}

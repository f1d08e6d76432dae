import "server-only";

import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { differenceListPage } from "@/lib/db/difference-list";
import { lastRounds } from "@/lib/db/reconciliation-rounds";
import { nextRoundAt } from "@/lib/operations/rounds-due";
import { readPageCursor, writePageCursor } from "@/lib/orders/page-cursor";
import type { EpochMs } from "@/lib/time/epoch";
import { type DifferenceListParams, type DifferenceListState, parseDifferenceListUrl } from "./difference-list-url";
import {
  DIFFERENCE_PAGE_SIZE,
  type DifferenceListView,
  type DifferenceRow,
  type RoundsView,
} from "./difference-list-view";
import { differenceRow } from "./difference-row";

/** A page of 突合 as its address asks for it: open differences oldest first, ended ones newest first. */
export async function listDifferences(
  db: Database,
  params: DifferenceListParams,
  size = DIFFERENCE_PAGE_SIZE,
): Promise<DifferenceListView> {
  const { state, ignored } = parseDifferenceListUrl(params);
  const cursor = state.cursor === null ? null : readPageCursor(state.tab, state.cursor, isDifferenceId);
  const from = cursor && { at: cursor.at, id: Number(cursor.id) };
  const backwards = cursor?.backwards ?? false;
  const where = { ended: state.tab === "ended", provider: state.provider, kind: state.kind };
  const read = (at: typeof from, back: boolean) => differenceListPage(db, where, { from: at, backwards: back, size });
  const [asked, now] = await Promise.all([read(from, backwards), databaseNow(db)]);
  // The way back ended: the first page whole, rather than what was left before the last one.
  const restart = backwards && !asked.more;
  const page = restart ? await read(null, false) : asked;
  const rows = page.rows.map(differenceRow);
  const before = backwards ? !restart : cursor !== null;
  const after = backwards && !restart ? true : page.more;
  return {
    serverNow: now,
    rounds: await roundsView(db, now),
    rows,
    previous: before ? cursorAt(state, rows.at(0), true) : null,
    next: after ? cursorAt(state, rows.at(-1), false) : null,
    ignored:
      state.cursor !== null && cursor === null ? [...ignored, { param: "cursor", value: state.cursor }] : ignored,
  };
}

function cursorAt({ tab }: DifferenceListState, row: DifferenceRow | undefined, backwards: boolean): string | null {
  const at = tab === "open" ? row?.foundAt : row?.endedAt;
  if (row === undefined || at === undefined || at === null) return null;
  return writePageCursor(tab, { backwards, at, id: String(row.id) });
}

function isDifferenceId(text: string): boolean {
  return /^\d{1,9}$/.test(text);
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

import "server-only";

import type { Database } from "@/lib/db/client";
import type { RoundCounts, RoundKind } from "@/lib/payments/store/rounds-port";

/** A round as it stands now. Instants in epoch milliseconds. */
export interface RoundRecord {
  readonly id: number;
  readonly kind: RoundKind;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly failed: string | null;
  readonly counts: RoundCounts;
}

export interface LastRounds {
  readonly running: RoundRecord | null;
  /** The last one that has ended, well or not. */
  readonly last: RoundRecord | null;
  /** When a round last came to its end. */
  readonly lastGoodAt: number | null;
}

/** By the index of rounds, which are kept for a month. */
export async function lastRounds(db: Database): Promise<LastRounds> {
  const newest = (endedOnly: object) =>
    Promise.all(
      (["recent", "nightly"] as const).map((kind) =>
        db.reconciliationRound.findFirst({ where: { kind, ...endedOnly }, orderBy: { startedAt: "desc" } }),
      ),
    );
  const [running, ended, good] = await Promise.all([
    newest({ endedAt: null }),
    newest({ endedAt: { not: null } }),
    newest({ endedAt: { not: null }, failed: null }),
  ]);
  return {
    running: newestOf(running),
    last: newestOf(ended),
    lastGoodAt: newestOf(good)?.endedAt ?? null,
  };
}

type Row = NonNullable<Awaited<ReturnType<Database["reconciliationRound"]["findFirst"]>>>;

function newestOf(rows: readonly (Row | null)[]): RoundRecord | null {
  const [newest] = rows.filter((row) => row !== null).sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  if (newest === undefined) return null;
  const { id, kind, startedAt, endedAt, failed, looked, agreed, differing, tasksSeen, putOff, unreadable } = newest;
  return {
    id,
    kind,
    startedAt: startedAt.getTime(),
    endedAt: endedAt?.getTime() ?? null,
    failed,
    counts: { looked, agreed, differing, tasksSeen, putOff, unreadable },
  };
}

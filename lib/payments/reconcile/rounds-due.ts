import type { Due } from "@/lib/payments/store/rounds-port";
import type { EpochMs } from "@/lib/time/epoch";
import { plusDays24h, startOfDayTokyo, tokyoDate, tokyoInstant } from "@/lib/time/tokyo";

const MINUTE_MS = 60_000;
const NIGHTLY = { hour: 3, minute: 0 } as const;

/** When rounds of 突合 are due, seen from `now`: every 15 minutes over three days, and over all that lives once after 3:00 JST. */
export function dueAt(now: EpochMs): Due {
  return {
    recentEveryMs: 15 * MINUTE_MS,
    recentMs: plusDays24h(0, 3),
    afterFailureMs: MINUTE_MS,
    nightlySince: lastNightly(now),
    leaseMs: 2 * MINUTE_MS,
  };
}

/** When the next round is due, by what was last begun; `now` at the earliest. */
export function nextRoundAt(
  last: { readonly startedAt: EpochMs; readonly failed: string | null } | null,
  now: EpochMs,
): EpochMs {
  if (last === null) return now;
  const { recentEveryMs, afterFailureMs, nightlySince } = dueAt(now);
  const recentAt = last.startedAt + (last.failed === null ? recentEveryMs : afterFailureMs);
  const nightlyAt = plusDays24h(nightlySince, 1);
  return Math.max(now, Math.min(recentAt, nightlyAt));
}

function lastNightly(now: EpochMs): EpochMs {
  const today = tokyoInstant(tokyoDate(now), NIGHTLY);
  return today <= now ? today : tokyoInstant(tokyoDate(startOfDayTokyo(now) - 1), NIGHTLY);
}

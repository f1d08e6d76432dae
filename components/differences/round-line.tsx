import { Notice } from "@/components/ui/notice";
import type { RoundsView } from "@/lib/differences/difference-list-view";
import { ROUND_WORD, roundCountsText, roundFailureText } from "@/lib/messages/rounds";
import { formatDateTimeInList, formatTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

/** Without a round that came to its end for so long, an empty list means nothing. */
const STALE_MS = 30 * 60_000;

export function isStale({ running, lastGoodAt }: RoundsView, now: EpochMs): boolean {
  return lastGoodAt === null ? running === null : now - lastGoodAt > STALE_MS;
}

/** When 突合 last looked and what it saw, and when it looks again: what the list under it is worth. */
export function RoundLine({ rounds, now }: { readonly rounds: RoundsView; readonly now: EpochMs }) {
  const { running, last, lastGoodAt, nextAt } = rounds;
  const at = (instant: EpochMs) => formatDateTimeInList(instant, now);
  return (
    <section aria-label={ROUND_WORD.label} className="mb-3 flex flex-col gap-2">
      <p className="flex flex-wrap gap-x-4 gap-y-0.5">
        {last === null ? (
          running === null ? (
            <span>{ROUND_WORD.never}</span>
          ) : null
        ) : (
          <>
            <span className="font-medium">
              {last.failed === null
                ? ROUND_WORD.last(at(last.endedAt), last.kind)
                : ROUND_WORD.failed(at(last.endedAt), last.kind)}
            </span>
            {last.failed === null ? null : <span className="text-red">{roundFailureText(last.failed)}</span>}
            {last.failed !== null && last.counts.looked === 0 ? null : <span>{roundCountsText(last.counts)}</span>}
          </>
        )}
        {running === null ? (
          <span className="text-muted">{nextAt <= now ? ROUND_WORD.soon : ROUND_WORD.next(formatTime(nextAt))}</span>
        ) : (
          <span className="text-blue">
            {ROUND_WORD.running(formatTime(running.startedAt), running.kind)} {roundCountsText(running.counts)}
          </span>
        )}
      </p>
      {isStale(rounds, now) ? (
        <Notice tint="amber">{ROUND_WORD.stale(lastGoodAt === null ? null : at(lastGoodAt))}</Notice>
      ) : null}
    </section>
  );
}

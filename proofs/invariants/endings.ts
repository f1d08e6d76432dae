import type { CheckedOperation, Evidence, Instant, Report } from "./evidence";
import { isEndedState } from "./meanings";
import { areTooSlow, p99 } from "./recovery";

const MINUTE_MS = 60_000;

/** Rule 7: a minute after the last fault nothing is open but what needs a person or waits for the
 * provider, and repairs are quick. */
export function checkEndings({ operations, quietSince, now, recoveries }: Evidence, report: Report): void {
  for (const operation of operations) {
    const { id, orderId, state, cause, createdAt } = operation;
    const open = !isEndedState(state) && state !== "needs_person" && !isAskedAbout(operation, now);
    if (quietSince !== null && open && now > Math.max(quietSince, createdAt) + MINUTE_MS) {
      report(`${id} is still ${state} (${cause}) a minute after the last fault`, orderId);
    }
  }
  if (areTooSlow(recoveries)) report(`one repair in a hundred after a crash took ${p99(recoveries)} ms or more`);
}

/** A buyer or a screening may take days; what counts is that the worker asks again and again. */
function isAskedAbout({ state, waits, nextStepAt }: CheckedOperation, now: Instant): boolean {
  return state === "pending" && waits && nextStepAt !== null && now < nextStepAt + MINUTE_MS;
}

import type { Evidence, Report } from "./books";
import { isEnded } from "./meanings";
import { areTooSlow, p99 } from "./recovery";

const MINUTE_MS = 60_000;

/** Rule 7: a minute after the last fault nothing is open but what needs a person, and repairs are quick. */
export function checkEndings({ operations, quietSince, now, recoveries }: Evidence, report: Report): void {
  for (const { id, orderId, state, cause, createdAt } of operations) {
    const open = !isEnded(state) && state !== "needs_person";
    if (quietSince !== null && open && now > Math.max(quietSince, createdAt) + MINUTE_MS) {
      report(`${id} is still ${state} (${cause}) a minute after the last fault`, orderId);
    }
  }
  if (areTooSlow(recoveries)) report(`one repair in a hundred after a crash took ${p99(recoveries)} ms or more`);
}

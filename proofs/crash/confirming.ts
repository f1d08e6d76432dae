import { setTimeout as pause } from "node:timers/promises";
import type { CrashShop } from "./crash-shop";
import type { AnswerWord } from "./desk";
import type { Hold } from "./gates";
import type { OpenedWork } from "./opened";
import type { Point, Verb } from "./points";
import { DidNotCome } from "./until";

/** A confirmation held at the point of the kill or outage. */
export interface AtPoint {
  readonly opened: OpenedWork;
  readonly answer: Promise<AnswerWord>;
  /** What is held there; null at any instant. */
  readonly hold: Hold | null;
}

/** An order whose confirmation never came by the point (it sends nothing, say) is passed over, so many times. */
const MOST_PASSED_OVER = 20;

/** Staff open a control and confirm it; resolves when that has come to the point. */
export async function confirmUpTo(
  { desk, gates }: CrashShop,
  { verb, point, afterMs }: { readonly verb: Verb; readonly point: Point; readonly afterMs: number },
  mayBreak = false,
): Promise<AtPoint> {
  for (let passed = 0; passed < MOST_PASSED_OVER; passed += 1) {
    const opened = await desk.begin(verb);
    const { requestKey, place } = opened;
    const hold = point.sight === null ? null : gates.arm(point.sight, { requestKey, place, operationId: null });
    const answer = desk.confirm(opened, mayBreak);
    if (hold === null) {
      await pause(afterMs);
      return { opened, answer, hold };
    }
    const there = await Promise.race([hold.seen.then(() => true), answer.then(() => false)]);
    if (there) return { opened, answer, hold };
    hold.release("pass");
  }
  throw new DidNotCome(`no ${verb} came to a point ${point.name}`);
}

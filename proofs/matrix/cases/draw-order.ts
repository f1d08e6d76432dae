import type { SeededRandom } from "../../random";
import { CLOCK_DAY_MS } from "../limit-clocks";
import type { OrderBefore } from "../matrix-case";
import type { TranscribedLine } from "../page";

const MINUTE_MS = 60_000;

/**
 * An order in which only `fixed` concerns the page's line. Everything else (its age, 3D Secure, 伝票番号連携, 入金) is drawn,
 * and must change nothing.
 */
export function drawOrder(
  line: TranscribedLine,
  now: number,
  random: SeededRandom,
  fixed: Partial<OrderBefore> & Pick<OrderBefore, "payment">,
): OrderBefore {
  const reads = new Set(Object.values(line.cells).flatMap((cell) => cell?.conditions ?? []));
  const hasLimit = Object.values(line.cells).some((cell) => cell !== null && cell.until !== null);
  const orderedAt = now - (hasLimit ? 30 * MINUTE_MS : random.int(30 * MINUTE_MS, 400 * CLOCK_DAY_MS));
  return {
    quantity: random.int(1, 4),
    unitPrice: random.int(500, 20_000),
    shippingFee: random.pick([0, 550, 880]),
    paid: reads.has("unpaid") || random.chance(0.8),
    threeDSecure: !reads.has("not-3ds") && random.chance(0.2),
    slipNumberSent: fixed.payment !== "none" && !reads.has("before-slip") && random.chance(0.2),
    orderedAt,
    paymentAt: orderedAt + MINUTE_MS,
    capturedAt: orderedAt + 20 * MINUTE_MS,
    ...fixed,
  };
}

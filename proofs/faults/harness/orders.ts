import { type AnyOrder, anyOrder, drawnOrderAt } from "../../shop/orders";
import { chanceOf, type Script } from "../script/script";

/** At most so many orders a history; their ids follow from its number. */
const MOST = 10;

const orderIdOf = (index: number, nth: number): number => index * MOST + nth + 1;
export const numberOf = (index: number, nth: number): string => `S${orderIdOf(index, nth)}`;

/** How far from a limit a history may begin. */
const NEAR_MS = [-2_000, -500, 1_000, 3_000, 6_000, 8_500, 12_000] as const;

/** As many draws, and one has most likely a limit that can be moved. */
const DRAWS = 40;

/**
 * The orders of a history, as they stood when the suite began (`since`): no entry of their ledger is younger. Some
 * have no authorization. Often the first one's limit passes while the history plays.
 */
export function ordersOf(script: Script, since: number, now: number): readonly AnyOrder[] {
  return Array.from({ length: script.orders }, (_, nth) => {
    const random = chanceOf(script.seed, script.index, `limit ${nth}`);
    const near = nth === 0 && random.chance(0.25) ? nearItsLimit(script, since, now + random.pick(NEAR_MS)) : null;
    return near ?? anyOrder(orderIdOf(script.index, nth), since, chanceOf(script.seed, script.index, `order ${nth}`));
  });
}

/** The first order, with a limit at that instant; null where none can be moved there. */
function nearItsLimit({ seed, index }: Script, since: number, wanted: number): AnyOrder | null {
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const open = (at: number) => drawnOrderAt(orderIdOf(index, 0), at, chanceOf(seed, index, `near ${draw}`));
    const limit = open(since).order.nearestDeadline;
    const moved = limit === null ? null : open(since + wanted - limit);
    // Limits that a calendar rounds cannot be moved to an instant.
    if (moved !== null && moved.order.nearestDeadline === wanted && isOlder(moved, since)) return moved;
  }
  return null;
}

function isOlder({ payment }: AnyOrder, since: number): boolean {
  return Math.max(payment.paymentAt ?? 0, payment.capturedAt ?? 0) < since;
}

import type { Staff } from "../../staff-client/staff-client";
import { codesOf, oneWinner, oneWinnerAtMost } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import type { RaceOrder } from "../orders";
import type { Track } from "../track";

/**
 * Half have a control open since before a colleague changed the order. They read what changed, also when they press
 * again; then they open it anew, and one of them gets through.
 */
export async function staleTab(track: Track): Promise<void> {
  const verb = track.random.pick(["cancel", "change_amount", "capture"] as const);
  const order = await track.order("allVerbs");
  const staff = track.runners();
  const sleepers = staff.slice(0, Math.max(2, Math.floor(staff.length / 2)));
  const other = staff.at(-1);
  if (other === undefined) return;
  const old = await track.openAll(sleepers, order, () => verb);
  await change(track, other, order);
  for (const _press of [1, 2]) {
    const stale = await track.confirmAll(old);
    if (oneWinnerAtMost(track, order, stale) !== null) track.break(`a stale tab got through on ${order.orderNumber}`);
    const odd = codesOf(stale).find((code) => code !== "stale_version");
    if (odd !== undefined) track.break(`a stale tab on ${order.orderNumber} was told ${odd}`);
  }
  const anew = await track.openAll(sleepers, order, () => verb);
  await orderAsAnswered(track, oneWinner(track, order, await track.confirmAll(anew, LOWERED)));
}

/** By how much the colleague lowers the price. Later edits lower it further, which every method takes. */
const LOWERED = 100;

async function change(track: Track, staff: Staff, order: RaceOrder): Promise<void> {
  const { version } = await track.view(order);
  const { orderNumber } = order;
  switch (track.random.pick(["memo", "status", "total"] as const)) {
    case "memo":
      await track.ask(staff, "updateMemo", { orderNumber, version, memo: "$のし 有り" }, order);
      return;
    case "status":
      await track.ask(staff, "updateStatus", { orderNumber, version, status: "shipped" }, order);
      return;
    case "total":
      await track.confirm(await track.open(staff, order, "change_amount"), LOWERED);
  }
}

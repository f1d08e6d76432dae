import { setTimeout as pause } from "node:timers/promises";
import { oneWinner } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import type { RaceConfirmation, Track } from "../track";

/**
 * The provider acts and its answer is lost while all 担当 press. The sender reads 確認中. Then all look at the order, so
 * that the shop inquires, and the sender's key returns the final answer.
 */
export async function cutAnswer(track: Track): Promise<void> {
  const verb = track.random.pick(["cancel", "change_amount", "capture"] as const);
  const order = await track.order("allVerbs");
  const opened = await track.openAll(track.runners(), order, () => verb);
  const kind = track.random.pick(["cut", "error_after_acting"] as const);
  await track.providers.meet(order.paymentId, { kind });
  const first = oneWinner(track, order, await track.confirmAll(opened));
  if (first === null) return;
  claimsNothing(track, first);
  const looking = track.runners().map((one) => track.inquire(one, order));
  await Promise.all(looking);
  await settled(track, first);
  await orderAsAnswered(track, await track.confirm(first.opened));
}

function claimsNothing(track: Track, { answer }: RaceConfirmation): void {
  if (answer.ok && answer.value.kind !== "unknown") {
    track.break(`an answer that was lost was answered as ${answer.value.kind}`);
  }
}

const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 200;

/** Waits until the worker, or a look at the order, has learned the end. */
async function settled(track: Track, { opened }: RaceConfirmation): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while ((await track.view(opened.order)).openOperation !== null) {
    if (performance.now() > until) return track.break(`${opened.order.orderNumber} is open after ${PATIENCE_MS} ms`);
    await pause(LOOK_EVERY_MS);
  }
}

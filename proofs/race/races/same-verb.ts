import type { OrderVerb } from "@/lib/payments/model/contract";
import type { RaceField } from "../fields";
import { oneWinner } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import type { Track } from "../track";

const WAYS: readonly (readonly [RaceField, OrderVerb])[] = [
  ["cancelBefore", "cancel"],
  ["cancelAfter", "cancel"],
  ["allVerbs", "change_amount"],
  ["changeAfter", "change_amount"],
  ["allVerbs", "capture"],
];

/** All 担当 opened the same control on the same order, and all press 送信. Later each presses once more. */
export async function sameVerb(track: Track): Promise<void> {
  const [field, verb] = track.random.pick(WAYS);
  const order = await track.order(field);
  const opened = await track.openAll(track.runners(), order, () => verb);
  const winner = oneWinner(track, order, await track.confirmAll(opened));
  await orderAsAnswered(track, winner);
  await track.confirmAll(opened);
}

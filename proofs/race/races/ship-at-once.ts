import type { OrderVerb } from "@/lib/payments/model/contract";
import { oneWinner } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import type { Track } from "../track";

const AGAINST: readonly (readonly OrderVerb[])[] = [["ship"], ["ship"], ["ship", "capture"]];

/**
 * All 担当 record the same parcel at the same moment, at times against a capture. The provider is told one slip number.
 * Later each presses once more.
 */
export async function shipAtOnce(track: Track): Promise<void> {
  const verbs = track.random.pick(AGAINST);
  const order = await track.order("shipping");
  const opened = await track.openAll(track.runners(), order, (index) => verbs[index % verbs.length] ?? "ship");
  const winner = oneWinner(track, order, await track.confirmAll(opened));
  await orderAsAnswered(track, winner);
  await track.confirmAll(opened);
}

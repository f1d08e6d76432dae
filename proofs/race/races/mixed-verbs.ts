import type { OrderVerb } from "@/lib/payments/model/contract";
import { oneWinner } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import type { Track } from "../track";

const AGAINST: readonly (readonly OrderVerb[])[] = [
  ["cancel", "change_amount"],
  ["capture", "cancel"],
  ["change_amount", "capture"],
  ["cancel", "change_amount", "capture"],
];

/** Cancel against change against capture of one order. */
export async function mixedVerbs(track: Track): Promise<void> {
  const verbs = track.random.pick(AGAINST);
  const order = await track.order("allVerbs");
  const opened = await track.openAll(track.runners(), order, (index) => verbs[index % verbs.length] ?? "cancel");
  const winner = oneWinner(track, order, await track.confirmAll(opened));
  await orderAsAnswered(track, winner);
}

/** The same with a slow provider: a reader meanwhile sees 確認中, and a refused colleague reads who sent. */
export async function slowProvider(track: Track): Promise<void> {
  const verbs = track.random.pick(AGAINST);
  const order = await track.order("allVerbs");
  const [reader, ...runners] = track.runners();
  if (reader === undefined) return;
  const opened = await track.openAll(runners, order, (index) => verbs[index % verbs.length] ?? "cancel");
  const when = track.random.pick(["before", "after"] as const);
  await track.providers.meet(order.paymentId, { kind: "slow", ms: track.random.int(200, 900), when });
  const running = track.confirmAll(opened);
  await Promise.all([track.inquire(reader, order), track.view(order), running]);
  const winner = oneWinner(track, order, await running);
  await orderAsAnswered(track, winner);
}

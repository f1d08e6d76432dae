import { oneWinner } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import type { Track } from "../track";

/**
 * One person presses one opened control again and again, from as many screens as there are sessions. A colleague tries the
 * same key. One operation, one answer.
 */
export async function doubleSubmit(track: Track): Promise<void> {
  const verb = track.random.pick(["cancel", "change_amount", "capture"] as const);
  const order = await track.order("allVerbs");
  const [staff, ...others] = track.runners();
  if (staff === undefined) return;
  const opened = await track.open(staff, order, verb);
  if (track.random.chance(0.5)) {
    await track.providers.meet(order.paymentId, { kind: "slow", ms: track.random.int(100, 600), when: "after" });
  }
  const presses = Array.from({ length: others.length }, () => track.confirm(opened));
  const thief = others.find((one) => one.id !== staff.id);
  if (thief !== undefined) await notTheirs(track, opened, thief);
  const winner = oneWinner(track, order, await Promise.all(presses));
  await orderAsAnswered(track, winner);
  await track.confirm(opened);
}

type Opened = Awaited<ReturnType<Track["open"]>>;
type Staff = Opened["staff"];

async function notTheirs(track: Track, opened: Opened, thief: Staff): Promise<void> {
  const { answer } = await track.confirm(opened, 1, thief);
  if (answer.ok || answer.error.code !== "preparation_of_another") {
    track.break(`a colleague's key was answered ${JSON.stringify(answer)}`);
  }
}

import { oneWinner } from "../judges/one-winner";
import type { Track } from "../track";

/** The provider refuses the one that went out; then all 担当 leave the same work for its console. */
export async function refusedByProvider(track: Track): Promise<void> {
  const verb = track.random.pick(["cancel", "change_amount"] as const);
  const order = await track.order("allVerbs");
  const staff = track.runners();
  const opened = await track.openAll(staff, order, () => verb);
  await track.providers.meet(order.paymentId, { kind: "refuse", cause: "declined" });
  const winner = oneWinner(track, order, await track.confirmAll(opened));
  if (winner === null || !winner.answer.ok) return;
  const { value } = winner.answer;
  if (value.kind !== "refused_by_provider") return track.break(`a refusal was answered as ${value.kind}`);
  const { operationId } = value;
  const left = await Promise.all(staff.map((one) => track.ask(one, "openTask", { operationId }, order)));
  const tasks = new Set(left.map((one) => (one.ok ? `${one.value.taskId} at ${one.value.version}` : one.error.code)));
  if (tasks.size !== 1) track.break(`one piece of console work was left as ${[...tasks].join(", ")}`);
}

import { oneWinner } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import type { Track } from "../track";

const TOKYO_MS = 9 * 3_600_000;

/** Nothing is linked: all 担当 set 取消区分, then all record the one piece of work that it left. */
export async function markAndTask(track: Track): Promise<void> {
  const order = await track.order("notLinked");
  const staff = track.runners();
  const verb = track.random.pick(["cancel", "set_cancellation_mark"] as const);
  const opened = await track.openAll(staff, order, () => verb);
  const winner = oneWinner(track, order, await track.confirmAll(opened));
  await orderAsAnswered(track, winner);
  if (winner === null || !winner.answer.ok || winner.answer.value.kind !== "done") return;
  const { taskId, at } = winner.answer.value;
  if (taskId === null) return track.break(`marking ${order.orderNumber} left no work`);
  await track.providers.cancelInConsole(order.paymentId);
  const workedAt = new Date(at + TOKYO_MS).toISOString().slice(0, "2026-11-25T15:40".length);
  const input = { taskId, amountAfter: 0, result: "done", workedAt, note: "" } as const;
  const recorded = await Promise.all(staff.map((one) => track.ask(one, "closeTask", input, order)));
  const through = recorded.filter(({ ok }) => ok).length;
  if (through !== 1) track.break(`${through} recorded the one piece of work on ${order.orderNumber}`);
  for (const one of recorded) {
    if (!one.ok && one.error.code !== "task_already_closed") {
      track.break(`recording work on ${order.orderNumber} was answered ${one.error.code}`);
    }
  }
}

/** One takes the mark off again while others record that the work is not needed: the task ends once. */
export async function markAgainstTask(track: Track): Promise<void> {
  const order = await track.order("notLinked");
  const staff = track.runners();
  const [first] = staff;
  if (first === undefined) return;
  const marked = await track.confirm(await track.open(first, order, "set_cancellation_mark"));
  if (!marked.answer.ok || marked.answer.value.kind !== "done" || marked.answer.value.taskId === null) {
    return track.break(`marking ${order.orderNumber} left no work: ${JSON.stringify(marked.answer)}`);
  }
  const { taskId, at } = marked.answer.value;
  const workedAt = new Date(at + TOKYO_MS).toISOString().slice(0, "2026-11-25T15:40".length);
  const input = { taskId, amountAfter: 0, result: "not_needed", workedAt, note: "電話で確認" } as const;
  const opened = await track.openAll(track.staff.admins, order, () => "remove_cancellation_mark");
  const [removed, recorded] = await Promise.all([
    track.confirmAll(opened),
    Promise.all(staff.slice(1).map((one) => track.ask(one, "closeTask", input, order))),
  ]);
  const through = removed.filter(({ answer }) => answer.ok).length + recorded.filter(({ ok }) => ok).length;
  if (through !== 1) track.break(`the one piece of work on ${order.orderNumber} ended ${through} times`);
}

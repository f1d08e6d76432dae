import { setTimeout as pause } from "node:timers/promises";
import type { CloseTask } from "@/lib/payments/model/close-task";
import { closeTask } from "@/lib/payments/verbs/close-task";
import { openTask } from "@/lib/payments/verbs/open-task";
import { resolveOperation } from "@/lib/payments/verbs/resolve-operation";
import { askWeb, machineNow, type SharedParts } from "../harness/ask";
import type { History } from "../harness/history";
import type { ScriptedAct } from "../script/script";
import {
  consoleShows,
  operationIn,
  paymentMadeBy,
  type SeenConsoleTask,
  type SeenOperation,
  seenOpenTask,
  seenOrder,
  workInSimulatorConsole,
} from "./rows";

/** A member of staff does an open task in the provider's console, and records it here some time later. */
export async function consoleSession(shared: SharedParts, history: History, act: ScriptedAct): Promise<void> {
  const orderNumber = history.orderNumber(act);
  const task = await seenOpenTask(shared, orderNumber);
  const { paymentId } = await seenOrder(shared, orderNumber);
  if (task === null || paymentId === null) return;
  const { random } = act;
  const person = history.person(act.person);
  const needless = random.chance(0.15);
  if (!needless && !(await workDone(shared, paymentId, task))) return;
  const workedAt = machineNow();
  history.note(
    () => `${person.name} ${needless ? "looks at" : "does"} task ${task.id} (${task.kind} ${task.amountAfter})`,
  );
  await pause(random.pick([10, 200, 2_000]));
  const words = { taskId: task.id, amountAfter: task.amountAfter, note: "seen", workedAt };
  const said: CloseTask = { ...words, result: needless ? "not_needed" : "done" };
  await askWeb(shared, history, random, `${person.name} closes task ${task.id}`, (deps) =>
    closeTask(deps, person, said),
  );
}

async function workDone(
  shared: SharedParts,
  paymentId: string,
  { kind, amountAfter }: SeenConsoleTask,
): Promise<boolean> {
  const { state, authorized, captured, refunded } = await consoleShows(shared, paymentId);
  const held = state === "authorized" ? authorized : captured - refunded;
  if (kind === "cancel") return workInSimulatorConsole(shared, { paymentId, kind });
  return (
    amountAfter >= 1 &&
    held !== amountAfter &&
    (await workInSimulatorConsole(shared, { paymentId, kind, amount: amountAfter }))
  );
}

/** Staff work in the console and do not record it in the shop. */
export async function unaskedWork(shared: SharedParts, history: History, act: ScriptedAct): Promise<void> {
  const { random } = act;
  const { paymentId } = await seenOrder(shared, history.orderNumber(act));
  if (paymentId === null) return;
  const kind = random.pick(["cancel", "change_amount", "capture"] as const);
  const { authorized } = await consoleShows(shared, paymentId);
  const amount = kind === "change_amount" ? Math.max(1, authorized - 50) : authorized;
  const work = kind === "cancel" ? { paymentId, kind } : { paymentId, kind, amount };
  if (await workInSimulatorConsole(shared, work)) history.happened("unasked_console_work", `${kind} of ${paymentId}`);
}

/** The way out of 要確認: says what the provider's console shows. */
export async function sayWhatTheConsoleShows(shared: SharedParts, history: History, act: ScriptedAct): Promise<void> {
  const operation = await operationIn(shared, history, "needs_person");
  if (operation === null) return;
  const word = await wordOn(shared, operation);
  if (word === null) return;
  const person = history.person(act.person);
  const what = `${person.name} says ${word.outcome} of ${operation.id}`;
  const said = { operationId: operation.id, note: "seen", ...word };
  await askWeb(shared, history, act.random, what, (deps) => resolveOperation(deps, person, said));
}

type Word = Pick<Parameters<typeof resolveOperation>[2], "outcome" | "providerPaymentId">;

/** null where the console shows nothing final yet. */
async function wordOn(shared: SharedParts, { id, kind, paymentId }: SeenOperation): Promise<Word | null> {
  if (kind === "authorize") {
    const made = await paymentMadeBy(shared, id);
    if (made === "unfinished") return null;
    return made === null ? { outcome: "not_done" } : { outcome: "done", providerPaymentId: made };
  }
  const { entries } = await consoleShows(shared, paymentId ?? "");
  return { outcome: entries.some((entry) => entry.operationId === id) ? "done" : "not_done" };
}

/** After a refusal: the work is kept as a task for the console. */
export async function keepRefusedWork(shared: SharedParts, history: History, act: ScriptedAct): Promise<void> {
  const failed = await operationIn(shared, history, "failed");
  if (failed === null) return;
  const person = history.person(act.person);
  const what = `${person.name} keeps the refused ${failed.id} as a task`;
  await askWeb(shared, history, act.random, what, (deps) => openTask(deps, person, { operationId: failed.id }));
}

import type { CloseTask } from "@/lib/payments/model/close-task";
import type { PaymentRecord } from "@/lib/payments/model/records";
import type { KeptTask } from "@/lib/payments/testing/memory-tables";
import { closeTask } from "@/lib/payments/verbs/close-task";
import type { ActingPerson } from "../../shop/settings";
import type { Simulation } from "../shop/simulation";
import { askProcess } from "./ask";

/** A member of staff does an open task in the provider's console, and records it here some time later. */
export async function consoleSessionInMemory(
  simulation: Simulation,
  task: KeptTask,
  person: ActingPerson,
): Promise<void> {
  const { scheduler, random, clocks, note } = simulation.environment;
  const needless = random.chance(0.15);
  const { amountAfter } = task;
  if (!needless && !workDone(simulation, task)) return;
  const workedAt = clocks.database();
  note(
    () => `${person.id} ${needless ? "looks at" : "does"} task ${task.id} (${task.kind} ${amountAfter}) in the console`,
  );
  await scheduler.sleep(random.pick([50, 2_000, 20_000]));
  const words = { taskId: task.id, amountAfter, note: "seen" };
  const said: CloseTask = needless
    ? { ...words, result: "not_needed", workedAt }
    : { ...words, result: "done", workedAt };
  await askProcess(simulation, `${person.id} closes task ${task.id}`, (deps) => closeTask(deps, person, said));
}

function workDone(simulation: Simulation, task: KeptTask): boolean {
  const payment = paymentOf(simulation, task.orderId);
  const id = payment?.providerPaymentId ?? "";
  const ledger = simulation.provider.payments.get(id);
  if (ledger === undefined || simulation.provider.isPending(id)) return false;
  const held =
    ledger.payment.capturedAt === null ? ledger.payment.authorized : ledger.payment.captured - ledger.payment.refunded;
  if (task.kind === "change_amount" && (task.amountAfter < 1 || held === task.amountAfter)) return false;
  return simulation.provider.workInConsole(id, task.kind, task.kind === "cancel" ? held : task.amountAfter);
}

/** Staff work in the console and do not record it in the shop. */
export function unaskedWorkInMemory(simulation: Simulation, orderId: number): void {
  const { random, plan, note } = simulation.environment;
  const id = paymentOf(simulation, orderId)?.providerPaymentId ?? "";
  const ledger = simulation.provider.payments.get(id);
  if (ledger === undefined || simulation.provider.isPending(id)) return;
  const kind = random.pick(["cancel", "change_amount", "capture"] as const);
  const { authorized } = ledger.payment;
  const amount = kind === "change_amount" ? Math.max(1, authorized - 50) : authorized;
  if (!simulation.provider.workInConsole(id, kind, amount)) return;
  plan.count("unasked_console_work");
  note(() => `staff do ${kind} of ${id} in the console`);
}

function paymentOf(simulation: Simulation, orderId: number): PaymentRecord | undefined {
  return simulation.store.tables.payments.find(
    (payment) => payment.orderId === orderId && payment.supersededAt === null,
  );
}

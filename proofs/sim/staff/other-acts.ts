import type { OrderRecord } from "@/lib/payments/model/records";
import { inquireOrder } from "@/lib/payments/verbs/inquire-order";
import { openTask } from "@/lib/payments/verbs/open-task";
import { resolveOperation } from "@/lib/payments/verbs/resolve-operation";
import { updateStatus } from "@/lib/payments/verbs/update-status";
import { type ActingPerson, HISTORY_STAFF, turned } from "../../shop/settings";
import type { Simulation } from "../shop/simulation";
import { askProcess } from "./ask";

/** A change inside the shop alone: it makes another open dialog stale. */
export async function moveStatusInMemory(
  simulation: Simulation,
  { id, orderNumber }: OrderRecord,
  person: ActingPerson,
): Promise<void> {
  const version = simulation.store.tables.orders.get(id)?.version ?? 1;
  const status = simulation.environment.random.pick(["paid", "preparing", "shipped"] as const);
  const what = `${person.id} sets ${orderNumber} to ${status}`;
  await askProcess(simulation, what, (deps) => updateStatus(deps, person, { orderNumber, version, status }));
}

export async function openThePageInMemory(
  simulation: Simulation,
  { orderNumber }: OrderRecord,
  person: ActingPerson,
): Promise<void> {
  await askProcess(simulation, `${person.id} opens the page of ${orderNumber}`, (deps) =>
    inquireOrder(deps, orderNumber),
  );
}

/** Turns a flag, waiting for its row like every transaction. */
export async function turnFlagInMemory(simulation: Simulation, { methodId }: OrderRecord): Promise<void> {
  const { random, plan, clocks, note } = simulation.environment;
  const { rules } = simulation.store.tables;
  await simulation.store.transaction(async () => {
    const before = rules.get(methodId);
    if (before === undefined) return;
    const by = { flagsChangedAt: clocks.database(), flagsChangedBy: "ken" };
    rules.set(methodId, { ...before, flags: turned(before.flags, random), ...by });
  });
  plan.count("flag_toggled");
  note(() => `the flags of ${methodId} are ${JSON.stringify(rules.get(methodId)?.flags)}`);
}

/** Takes a member of staff's role away, and gives it back later. */
export async function revokeRoleInMemory(simulation: Simulation): Promise<void> {
  const { random, plan, scheduler, note } = simulation.environment;
  const { id, name, role } = random.pick(HISTORY_STAFF);
  const { staff } = simulation.store.tables;
  const set = (to: typeof role | null) =>
    simulation.store.transaction(async () => {
      staff.set(id, { name, role: to });
    });
  await set(random.pick([null, "viewer"] as const) as typeof role | null);
  plan.count("role_revoked");
  note(() => `${id} is ${staff.get(id)?.role ?? "shut out"} now`);
  await scheduler.sleep(random.pick([200, 5_000, 20_000]));
  await set(role);
}

/** The way out of 要確認: says what the provider's console shows, once it shows anything final. */
export async function sayWhatTheConsoleShowsInMemory(simulation: Simulation, person: ActingPerson): Promise<void> {
  const operation = simulation.open.find((one) => one.state === "needs_person" && !simulation.lied.has(one.id));
  if (operation === undefined) return;
  const operationId = operation.id;
  if (simulation.provider.hasTaken(operationId)) return;
  const providerPaymentId = simulation.provider.paymentWith(operationId);
  const word = providerPaymentId === null ? "not_done" : "done";
  const read = operation.kind === "authorize" && providerPaymentId !== null ? { providerPaymentId } : {};
  const note = `seen ${simulation.nextInOrder()}`;
  simulation.watch.said({ operationId, note, inquiries: operation.inquiries });
  const what = `${person.id} says ${word} of ${operationId}`;
  await askProcess(simulation, what, (deps) =>
    resolveOperation(deps, person, { operationId, outcome: word, note, ...read }),
  );
}

/** After a refusal: the work is kept as a task for the console. */
export async function keepRefusedWorkInMemory(
  simulation: Simulation,
  { id }: OrderRecord,
  person: ActingPerson,
): Promise<void> {
  const failed = simulation.store.tables.operations.find((one) => one.orderId === id && one.state === "failed");
  if (failed === undefined) return;
  const what = `${person.id} keeps the refused ${failed.kind} as a task`;
  await askProcess(simulation, what, (deps) => openTask(deps, person, { operationId: failed.id }));
}

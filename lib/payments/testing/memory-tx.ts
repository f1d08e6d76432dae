import type { Rounding } from "@/lib/money/tax";
import type { Comparable } from "@/lib/payments/model/comparable";
import type { DifferenceRecord } from "@/lib/payments/model/differences";
import type { KeptOrderEvent, OrderEvent } from "@/lib/payments/model/order-events";
import type { OrderPatch, PaymentPatch } from "@/lib/payments/model/patches";
import type {
  AttemptEnd,
  AttemptRecord,
  LockedOrder,
  OpenOperationRecord,
  OperationRecord,
  OrderRecord,
  PreparationRecord,
  RuleInputs,
  StaffRecord,
} from "@/lib/payments/model/records";
import { isTerminal } from "@/lib/payments/model/states";
import type {
  ClosedTask,
  DifferenceEvent,
  EndedDifference,
  FoundRegistration,
  FoundTask,
  KnownDifferences,
  NewDifference,
  NewOrder,
  NewPayment,
  NewTask,
  OperationPatch,
  PreparationAnswer,
  RegistrationName,
  SeenDifference,
  SeenWork,
  TaskPatch,
  Tx,
} from "@/lib/payments/store/port";
import type { EpochMs } from "@/lib/time/epoch";
import { comparableIn, differencesIn, endDifferenceIn, openDifferenceIn, seeDifferenceIn } from "./memory-differences";
import { findRegistrationIn, insertOrderIn, nextOrderNumberIn } from "./memory-registrations";
import { holdAttempt, holdOperation, holdOrder, holdPayment, holdUnique } from "./memory-rules";
import type { KeptTask, MemoryTables } from "./memory-tables";

/** One transaction of the store in memory. Nothing else runs while it does, so locks have nothing to do. */
export class MemoryTx implements Tx {
  readonly #tables: MemoryTables;
  readonly #now: () => EpochMs;

  constructor(tables: MemoryTables, now: () => EpochMs) {
    this.#tables = tables;
    this.#now = now;
  }

  async now(): Promise<EpochMs> {
    return this.#now();
  }

  async findOrderId(orderNumber: string): Promise<number | null> {
    return this.#tables.orders.find((order) => order.orderNumber === orderNumber)?.id ?? null;
  }

  async lockOrder(orderId: number): Promise<LockedOrder | null> {
    const order = this.#tables.orders.get(orderId);
    if (order === undefined) return null;
    const open = this.#tables.operations.find((one) => one.orderId === orderId && !isTerminal(one.state));
    return {
      order,
      payment: this.#tables.payments.find((one) => one.orderId === orderId && one.supersededAt === null) ?? null,
      openOperation: open === undefined ? null : (open as OpenOperationRecord),
      openTasks: [...this.#tables.tasks.rows()].filter((task) => task.orderId === orderId && task.state === "open"),
    };
  }

  async holdRules(methodId: string): Promise<RuleInputs> {
    return required(this.#tables.rules.get(methodId), `settings of ${methodId}`);
  }

  async staff(staffId: string): Promise<StaffRecord | null> {
    return this.#tables.staff.get(staffId) ?? null;
  }

  async insertPreparation(preparation: PreparationRecord): Promise<void> {
    holdUnique(this.#tables.preparations.get(preparation.requestKey) === undefined, "preparations_pkey");
    this.#tables.preparations.set(preparation.requestKey, preparation);
  }

  async findPreparation(requestKey: string): Promise<PreparationRecord | null> {
    return this.#tables.preparations.get(requestKey) ?? null;
  }

  async answerPreparation(requestKey: string, { answer, operationId }: PreparationAnswer): Promise<void> {
    const before = required(this.#tables.preparations.get(requestKey), `preparation ${requestKey}`);
    holdUnique(before.answer === null, "one answer for each request key");
    this.#tables.preparations.set(requestKey, { ...before, answer, operationId });
  }

  async findOperation(operationId: string): Promise<OperationRecord | null> {
    return this.#tables.operations.get(operationId) ?? null;
  }

  async insertOperation(operation: OpenOperationRecord): Promise<void> {
    holdUnique(this.#tables.operations.get(operation.id) === undefined, "operations_pkey");
    holdOperation(this.#tables, operation);
    this.#tables.operations.set(operation.id, operation);
  }

  async updateOperation(operationId: string, fence: number, patch: OperationPatch): Promise<boolean> {
    const before = this.#tables.operations.get(operationId);
    if (before === undefined || before.fence !== fence || isTerminal(before.state)) return false;
    const after = { ...before, ...patch };
    holdOperation(this.#tables, after, before);
    this.#tables.operations.set(operationId, after);
    return true;
  }

  async insertAttempt(attempt: AttemptRecord): Promise<void> {
    const key = attemptKey(attempt.operationId, attempt.seq);
    holdUnique(this.#tables.attempts.get(key) === undefined, "operation_attempts_operation_id_seq_key");
    this.#tables.attempts.set(key, attempt);
  }

  async endAttempt(operationId: string, seq: number, end: AttemptEnd): Promise<void> {
    const key = attemptKey(operationId, seq);
    const before = required(this.#tables.attempts.get(key), `attempt ${key}`);
    const after = { ...before, end };
    holdAttempt(after, before);
    this.#tables.attempts.set(key, after);
  }

  async countAttempts(operationId: string, outcomes: readonly string[], since: string): Promise<number> {
    const own = [...this.#tables.attempts.rows()].filter((one) => one.operationId === operationId);
    const last = Math.max(0, ...own.filter(({ end }) => end?.outcome === since).map(({ seq }) => seq));
    return own.filter(({ seq, end }) => seq > last && end !== null && outcomes.includes(end.outcome)).length;
  }

  async taxRounding(): Promise<Rounding> {
    return this.#tables.taxRounding;
  }

  async nextOrderNumber(day: string): Promise<number> {
    return nextOrderNumberIn(this.#tables, day);
  }

  async findRegistration(name: RegistrationName): Promise<FoundRegistration | null> {
    return findRegistrationIn(this.#tables, name);
  }

  async insertOrder(order: NewOrder, event: OrderEvent): Promise<number> {
    return insertOrderIn(this.#tables, order, event);
  }

  async changeOrder(before: OrderRecord, patch: OrderPatch, event: OrderEvent): Promise<number> {
    const stored = required(this.#tables.orders.get(before.id), `order ${before.id}`);
    const { searchText: _, ...columns } = patch;
    const after: OrderRecord = { ...stored, ...columns, version: before.version + 1 };
    holdOrder(after, stored);
    this.#tables.orders.set(before.id, after);
    const key = `${before.id}/${after.version}`;
    holdUnique(this.#tables.events.get(key) === undefined, "audit_events_order_id_order_version_key");
    const staffName = event.staffId === null ? null : (this.#tables.staff.get(event.staffId)?.name ?? null);
    this.#tables.events.set(key, { ...event, orderId: before.id, orderVersion: after.version, staffName });
    return after.version;
  }

  async changePayment(paymentId: number, patch: PaymentPatch): Promise<void> {
    const before = required(this.#tables.payments.get(paymentId), `payment ${paymentId}`);
    const after = { ...before, ...patch };
    holdPayment(this.#tables, after, before);
    this.#tables.payments.set(paymentId, after);
  }

  async insertPayment(payment: NewPayment): Promise<number> {
    const id = Math.max(0, ...[...this.#tables.payments.rows()].map((one) => one.id)) + 1;
    holdPayment(this.#tables, { ...payment, id }, undefined);
    this.#tables.payments.set(id, { ...payment, id });
    return id;
  }

  async eventsAfter(orderId: number, version: number): Promise<readonly KeptOrderEvent[]> {
    return [...this.#tables.events.rows()]
      .filter((event) => event.orderId === orderId && event.orderVersion > version)
      .sort((a, b) => a.orderVersion - b.orderVersion);
  }

  async lastEvent(orderId: number, kind: OrderEvent["kind"]): Promise<KeptOrderEvent | null> {
    return (await this.eventsAfter(orderId, 0)).filter((event) => event.kind === kind).at(-1) ?? null;
  }

  async openTask(task: NewTask): Promise<number> {
    const taken = this.#tables.tasks.find(
      (one) => one.orderId === task.orderId && one.kind === task.kind && one.state === "open",
    );
    holdUnique(taken === undefined, "console_tasks_one_open");
    this.#tables.lastTaskId += 1;
    const id = this.#tables.lastTaskId;
    this.#tables.tasks.set(id, {
      ...task,
      id,
      state: "open",
      seenAt: null,
      seenDenied: false,
      workedAt: null,
      closedAt: null,
      closedBy: null,
      note: "",
    });
    return id;
  }

  async updateTask(taskId: number, patch: TaskPatch): Promise<void> {
    this.#tables.tasks.set(taskId, { ...this.#openTask(taskId), ...patch, seenAt: null, seenDenied: false });
  }

  async closeTask(taskId: number, { state, at, by, note, operationId, workedAt }: ClosedTask): Promise<void> {
    const before = this.#openTask(taskId);
    const closed = { state, closedAt: at, closedBy: by, note, operationId: operationId ?? before.operationId };
    this.#tables.tasks.set(taskId, { ...before, ...closed, workedAt: workedAt ?? null });
  }

  async findTask(taskId: number): Promise<FoundTask | null> {
    const task = this.#tables.tasks.get(taskId);
    if (task === undefined) return null;
    const { orderId, state, closedAt, closedBy } = task;
    const who = closedBy === null ? null : await this.staff(closedBy);
    return { orderId, state, closedAt, closedBy: who?.name ?? null };
  }

  async seeTask(taskId: number, { at, denied }: SeenWork): Promise<void> {
    this.#tables.tasks.set(taskId, { ...this.#openTask(taskId), seenAt: at, seenDenied: denied });
  }

  async comparable(providerPaymentId: string): Promise<Comparable | null> {
    const payment = this.#tables.payments.find((one) => one.providerPaymentId === providerPaymentId);
    return payment === undefined ? null : comparableIn(this.#tables, payment);
  }

  async noteLook(paymentId: number, look: { readonly at: EpochMs; readonly agrees: boolean }): Promise<void> {
    this.#tables.looks.set(paymentId, look);
  }

  async differencesOf(providerPaymentId: string): Promise<KnownDifferences> {
    return differencesIn(this.#tables, providerPaymentId);
  }

  async findDifference(differenceId: number): Promise<DifferenceRecord | null> {
    const difference = this.#tables.differences.get(differenceId);
    if (difference === undefined) return null;
    const { endedBy } = difference;
    return { ...difference, endedBy: endedBy === null ? null : ((await this.staff(endedBy))?.name ?? endedBy) };
  }

  lockDifference(differenceId: number): Promise<DifferenceRecord | null> {
    return this.findDifference(differenceId);
  }

  async openDifference(difference: NewDifference): Promise<number> {
    return openDifferenceIn(this.#tables, difference);
  }

  async seeDifference(differenceId: number, seen: SeenDifference, at: EpochMs): Promise<void> {
    seeDifferenceIn(this.#tables, differenceId, seen, at);
  }

  async endDifference(differenceId: number, ended: EndedDifference): Promise<void> {
    endDifferenceIn(this.#tables, differenceId, ended);
  }

  async writeDifferenceEvent(event: DifferenceEvent): Promise<void> {
    this.#tables.differenceEvents.set(event.differenceId, event);
  }

  #openTask(taskId: number): KeptTask {
    const task = required(this.#tables.tasks.get(taskId), `console task ${taskId}`);
    holdUnique(task.state === "open", "console_tasks_final");
    return task;
  }
}

function attemptKey(operationId: string, seq: number): string {
  return `${operationId}/${seq}`;
}

function required<T>(row: T | undefined, what: string): T {
  if (row === undefined) throw new Error(`${what} does not exist`);
  return row;
}

import type pg from "pg";
import { insertEvent } from "@/lib/db/rows/audit-event";
import {
  type EventRow,
  eventOf,
  type OrderRow,
  orderOf,
  type PaymentRow,
  paymentOf,
  type StoredTaskRow,
  taskOf,
} from "@/lib/db/rows/store-rows";
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
  OrderLine,
  OrderRecord,
  PreparationRecord,
  RuleInputs,
  StaffRecord,
} from "@/lib/payments/model/records";
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
import { patchOf, update } from "./store-columns";
import { differencesOf, readComparables } from "./store-comparables";
import {
  endDifference,
  findDifference,
  noteLook,
  openDifference,
  seeDifference,
  writeDifferenceEvent,
} from "./store-differences";
import {
  countAttempts,
  endAttempt,
  findOperation,
  insertAttempt,
  insertOperation,
  lockOpenOperation,
  updateOperation,
} from "./store-operations";
import { insertPayment } from "./store-payments";
import { holdStaff, readHeldRules } from "./store-people-and-rules";
import { answerPreparation, findPreparation, insertPreparation } from "./store-preparations";
import { findRegistration, heldTaxRounding, insertOrderRows, nextOrderNumber } from "./store-registrations";
import { closeTask, findTask, openTask, seeTask, updateTask } from "./store-tasks";

/** One transaction on one connection. Every statement here is a round trip; there are few, and none waits for a network. */
export class PgTx implements Tx {
  readonly #client: pg.ClientBase;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  async now(): Promise<EpochMs> {
    const row = await this.#one<{ ms: number }>(
      "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms",
    );
    if (row === null) throw new Error("the database did not tell the time");
    return row.ms;
  }

  async findOrderId(orderNumber: string): Promise<number | null> {
    return (
      (await this.#one<{ id: number }>("SELECT id FROM orders WHERE order_number = $1", [orderNumber]))?.id ?? null
    );
  }

  /** Each statement reads what is committed when it begins: those after the first see all that the lock waited for. */
  async lockOrder(orderId: number): Promise<LockedOrder | null> {
    const order = await this.#one<OrderRow>("SELECT * FROM orders WHERE id = $1 FOR UPDATE", [orderId]);
    if (order === null) return null;
    const payment = await this.#one<PaymentRow>(
      "SELECT * FROM payments WHERE order_id = $1 AND superseded_at IS NULL FOR UPDATE",
      [orderId],
    );
    const openOperation = await lockOpenOperation(this.#client, orderId);
    const lines = await this.#all<OrderLine>(
      `SELECT name, product_code AS "productCode", quantity, unit_price AS "unitPrice", tax_rate AS "taxRate"
        FROM order_lines WHERE order_id = $1 ORDER BY position`,
      [orderId],
    );
    const tasks = await this.#all<StoredTaskRow>(
      "SELECT * FROM console_tasks WHERE order_id = $1 AND state = 'open' ORDER BY id",
      [orderId],
    );
    return {
      order: orderOf(order, lines),
      payment: payment === null ? null : paymentOf(payment),
      openOperation,
      openTasks: tasks.map(taskOf),
    };
  }

  holdRules(methodId: string): Promise<RuleInputs> {
    return readHeldRules(this.#client, methodId);
  }

  staff(staffId: string): Promise<StaffRecord | null> {
    return holdStaff(this.#client, staffId);
  }

  insertPreparation(preparation: PreparationRecord): Promise<void> {
    return insertPreparation(this.#client, preparation);
  }

  findPreparation(requestKey: string): Promise<PreparationRecord | null> {
    return findPreparation(this.#client, requestKey);
  }

  answerPreparation(requestKey: string, answer: PreparationAnswer): Promise<void> {
    return answerPreparation(this.#client, requestKey, answer);
  }

  findOperation(operationId: string): Promise<OperationRecord | null> {
    return findOperation(this.#client, operationId);
  }

  insertOperation(operation: OpenOperationRecord): Promise<void> {
    return insertOperation(this.#client, operation);
  }

  updateOperation(operationId: string, fence: number, patch: OperationPatch): Promise<boolean> {
    return updateOperation(this.#client, operationId, fence, patch);
  }

  insertAttempt(attempt: AttemptRecord): Promise<void> {
    return insertAttempt(this.#client, attempt);
  }

  endAttempt(operationId: string, seq: number, end: AttemptEnd): Promise<void> {
    return endAttempt(this.#client, operationId, seq, end);
  }

  countAttempts(operationId: string, outcomes: readonly string[], since: string): Promise<number> {
    return countAttempts(this.#client, operationId, outcomes, since);
  }

  taxRounding(): Promise<Rounding> {
    return heldTaxRounding(this.#client);
  }

  nextOrderNumber(day: string): Promise<number> {
    return nextOrderNumber(this.#client, day);
  }

  findRegistration(name: RegistrationName): Promise<FoundRegistration | null> {
    return findRegistration(this.#client, name);
  }

  async insertOrder({ lines, ...order }: NewOrder, event: OrderEvent): Promise<number> {
    const id = await insertOrderRows(this.#client, order);
    await this.#insertLines(id, lines);
    await this.#tell({ id, orderNumber: order.orderNumber, version: 1 }, event);
    return id;
  }

  async changeOrder(before: OrderRecord, patch: OrderPatch, event: OrderEvent): Promise<number> {
    const { lines, ...columns } = patch;
    const version = before.version + 1;
    const changed = { ...patchOf("orders", columns), version, updated_at: new Date(event.at) };
    const count = await update(this.#client, "orders", changed, { id: before.id, version: before.version });
    if (count !== 1) throw new Error(`order ${before.id} left version ${before.version} under its lock`);
    if (lines !== undefined) await this.#replaceLines(before.id, lines);
    await this.#tell({ id: before.id, orderNumber: before.orderNumber, version }, event);
    return version;
  }

  async changePayment(paymentId: number, patch: PaymentPatch): Promise<void> {
    const count = await update(this.#client, "payments", patchOf("payments", patch), { id: paymentId });
    if (count !== 1) throw new Error(`payment ${paymentId} does not exist`);
  }

  insertPayment(payment: NewPayment): Promise<number> {
    return insertPayment(this.#client, payment);
  }

  async eventsAfter(orderId: number, version: number): Promise<readonly KeptOrderEvent[]> {
    return (
      await this.#all<EventRow>(`${EVENTS} AND e.order_version > $2 ORDER BY e.order_version`, [orderId, version])
    ).map(eventOf);
  }

  async lastEvent(orderId: number, kind: OrderEvent["kind"]): Promise<KeptOrderEvent | null> {
    const row = await this.#one<EventRow>(`${EVENTS} AND e.kind = $2 ORDER BY e.id DESC LIMIT 1`, [orderId, kind]);
    return row === null ? null : eventOf(row);
  }

  openTask(task: NewTask): Promise<number> {
    return openTask(this.#client, task);
  }

  updateTask(taskId: number, patch: TaskPatch): Promise<void> {
    return updateTask(this.#client, taskId, patch);
  }

  closeTask(taskId: number, closed: ClosedTask): Promise<void> {
    return closeTask(this.#client, taskId, closed);
  }

  seeTask(taskId: number, seen: SeenWork): Promise<void> {
    return seeTask(this.#client, taskId, seen);
  }

  findTask(taskId: number): Promise<FoundTask | null> {
    return findTask(this.#client, taskId);
  }

  async comparable(providerPaymentId: string): Promise<Comparable | null> {
    return (await readComparables(this.#client, [providerPaymentId])).get(providerPaymentId) ?? null;
  }

  noteLook(paymentId: number, look: { readonly at: EpochMs; readonly agrees: boolean }): Promise<void> {
    return noteLook(this.#client, paymentId, look);
  }

  differencesOf(providerPaymentId: string): Promise<KnownDifferences> {
    return differencesOf(this.#client, providerPaymentId);
  }

  findDifference(differenceId: number): Promise<DifferenceRecord | null> {
    return findDifference(this.#client, differenceId);
  }

  lockDifference(differenceId: number): Promise<DifferenceRecord | null> {
    return findDifference(this.#client, differenceId, "FOR UPDATE OF d");
  }

  openDifference(difference: NewDifference): Promise<number> {
    return openDifference(this.#client, difference);
  }

  seeDifference(differenceId: number, seen: SeenDifference, at: EpochMs): Promise<void> {
    return seeDifference(this.#client, differenceId, seen, at);
  }

  endDifference(differenceId: number, ended: EndedDifference): Promise<void> {
    return endDifference(this.#client, differenceId, ended);
  }

  writeDifferenceEvent(event: DifferenceEvent): Promise<void> {
    return writeDifferenceEvent(this.#client, event);
  }

  async #replaceLines(orderId: number, lines: readonly OrderLine[]): Promise<void> {
    await this.#client.query("DELETE FROM order_lines WHERE order_id = $1", [orderId]);
    await this.#insertLines(orderId, lines);
  }

  /** The trail's line of one version of an order. */
  async #tell(of: { readonly id: number; readonly orderNumber: string; readonly version: number }, event: OrderEvent) {
    const { id, orderNumber, version } = of;
    const at = new Date(event.at);
    const { text, values } = insertEvent({
      ...event,
      at,
      subject: "order",
      subjectId: orderNumber,
      order: { id, version },
    });
    await this.#client.query(text, [...values]);
  }

  async #insertLines(orderId: number, lines: readonly OrderLine[]): Promise<void> {
    await this.#client.query(
      `INSERT INTO order_lines (order_id, position, name, product_code, quantity, unit_price, tax_rate)
       SELECT $1, place - 1, name, product_code, quantity, unit_price, tax_rate
       FROM unnest($2::text[], $3::text[], $4::int[], $5::int[], $6::"TaxRate"[])
         WITH ORDINALITY AS given (name, product_code, quantity, unit_price, tax_rate, place)`,
      [
        orderId,
        lines.map((line) => line.name),
        lines.map((line) => line.productCode),
        lines.map((line) => line.quantity),
        lines.map((line) => line.unitPrice),
        lines.map((line) => line.taxRate),
      ],
    );
  }

  async #all<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#client.query<Row>(sql, [...values])).rows;
  }

  async #one<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row | null> {
    return (await this.#all<Row>(sql, values))[0] ?? null;
  }
}

const EVENTS = `SELECT e.at, e.actor, e.staff_id, s.name AS staff_name, e.order_version, e.kind, e.data
  FROM audit_events e LEFT JOIN staff s ON s.id = e.staff_id WHERE e.order_id = $1 AND e.order_version IS NOT NULL`;

import type { OperationRecord, OrderRecord, PaymentRecord } from "@/lib/payments/model/records";
import type { KeptEvent } from "@/lib/payments/testing/memory-tables";
import { amountsInOrder, isCancelKind, isEndedState } from "../../invariants/meanings";
import type { ReportBroken } from "../../invariants/violation";
import type { HistoryEvidence } from "./evidence";

/** After every commit: rules 2, 4 and 6, against the rows as they stood after the commit before. */
export class CommitCheck {
  readonly #evidence: HistoryEvidence;
  readonly #report: ReportBroken;
  readonly #orders: Map<number, OrderRecord>;
  /** Orders from before the history: their first version has no event. */
  readonly #opened: ReadonlySet<number>;
  readonly #payments: Map<number, PaymentRecord>;
  readonly #operations = new Map<string, OperationRecord>();
  readonly #answers = new Map<string, unknown>();
  readonly #events = new Map<string, KeptEvent>();

  constructor(evidence: HistoryEvidence, report: ReportBroken) {
    this.#evidence = evidence;
    this.#report = report;
    const { orders, payments } = evidence.tables;
    this.#orders = new Map([...orders.rows()].map((order) => [order.id, order]));
    this.#opened = new Set(this.#orders.keys());
    this.#payments = new Map([...payments.rows()].map((payment) => [payment.id, payment]));
  }

  /** An operation as it stood after the last commit. */
  operation(operationId: string): OperationRecord | undefined {
    return this.#operations.get(operationId);
  }

  committed(): void {
    const changed = this.#changedOrders();
    for (const payment of this.#evidence.tables.payments.rows()) this.#payment(payment, changed);
    this.#onePresentPayment();
    this.#operationsNow();
    for (const preparation of this.#evidence.tables.preparations.rows()) {
      const before = this.#answers.get(preparation.requestKey);
      if (before !== undefined && before !== preparation.answer) {
        this.#report(4, `the answer to key ${preparation.requestKey} was replaced`);
      }
      if (preparation.answer !== null) this.#answers.set(preparation.requestKey, preparation.answer);
    }
  }

  /** The orders that this commit changed. */
  #changedOrders(): ReadonlySet<number> {
    const changed = new Set<number>();
    for (const order of this.#evidence.tables.orders.rows()) {
      const before = this.#orders.get(order.id);
      if (before === order) continue;
      changed.add(order.id);
      if (before !== undefined && order.version !== before.version + 1) {
        this.#report(6, `order ${order.id} went from version ${before.version} to ${order.version}`);
      }
      this.#orders.set(order.id, order);
    }
    this.#trail();
    return changed;
  }

  #trail(): void {
    const counted = new Map<number, number>();
    for (const event of this.#evidence.tables.events.rows()) {
      const key = `${event.orderId}/${event.orderVersion}`;
      const before = this.#events.get(key);
      if (before !== undefined && before !== event) this.#report(6, `the trail's event ${key} was rewritten`);
      this.#events.set(key, event);
      counted.set(event.orderId, (counted.get(event.orderId) ?? 0) + 1);
    }
    for (const order of this.#orders.values()) {
      const events = counted.get(order.id) ?? 0;
      const told = this.#opened.has(order.id) ? order.version - 1 : order.version;
      if (events !== told || (events > 0 && !this.#events.has(`${order.id}/${order.version}`))) {
        this.#report(6, `order ${order.id} at version ${order.version} has ${events} events`);
      }
    }
  }

  #payment(payment: PaymentRecord, changed: ReadonlySet<number>): void {
    const before = this.#payments.get(payment.id);
    if (before === payment) return;
    this.#payments.set(payment.id, payment);
    if (!changed.has(payment.orderId)) this.#report(6, `payment ${payment.id} changed without its order's version`);
    if (!amountsInOrder(payment)) this.#report(2, `amounts of payment ${payment.id}: ${JSON.stringify(payment)}`);
    const ended = before?.state === "voided" || before?.state === "refunded" || before?.state === "lapsed";
    const superseded = { ...before, supersededAt: payment.supersededAt };
    if (ended && JSON.stringify(payment) !== JSON.stringify(superseded)) {
      this.#report(2, `payment ${payment.id} changed after it had ended`);
    }
  }

  /** An order has one payment that counts, and no other of it lives. */
  #onePresentPayment(): void {
    const present = new Map<number, number>();
    for (const { id, orderId, state, supersededAt } of this.#evidence.tables.payments.rows()) {
      if (supersededAt === null) present.set(orderId, (present.get(orderId) ?? 0) + 1);
      else if (state === "authorized" || state === "captured") this.#report(2, `payment ${id} is superseded and lives`);
    }
    for (const [orderId, count] of present) {
      if (count !== 1) this.#report(2, `order ${orderId} has ${count} present payments`);
    }
  }

  #operationsNow(): void {
    const open = new Map<number, string>();
    const keys = new Set<string>();
    for (const operation of this.#evidence.tables.operations.rows()) {
      const { id, paymentId, requestKey, state } = operation;
      this.#oneOperation(operation);
      if (requestKey !== null && keys.has(requestKey)) this.#report(4, `key ${requestKey} has two operations`);
      if (requestKey !== null) keys.add(requestKey);
      if (paymentId === null || isEndedState(state)) continue;
      if (open.has(paymentId)) this.#report(4, `operations ${open.get(paymentId)} and ${id} are open on one payment`);
      open.set(paymentId, id);
    }
  }

  #oneOperation(operation: OperationRecord): void {
    const { id, state } = operation;
    const before = this.#operations.get(id);
    if (before === operation) return;
    if (before !== undefined && isEndedState(before.state)) this.#report(5, `operation ${id} changed after its end`);
    if (state === "succeeded" && before?.state !== "succeeded") this.#afterACancel(operation);
    this.#operations.set(id, operation);
  }

  #afterACancel(operation: OperationRecord): void {
    for (const other of this.#operations.values()) {
      if (other.id === operation.id || other.paymentId !== operation.paymentId) continue;
      if (isCancelKind(other.kind) && other.state === "succeeded") {
        this.#report(2, `${operation.kind} ${operation.id} succeeded after cancel ${other.id}`);
      }
    }
  }
}

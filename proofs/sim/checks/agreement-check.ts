import type { OrderRecord, PaymentRecord } from "@/lib/payments/model/records";
import { heldBy, isEndedState } from "../../invariants/meanings";
import type { ReportBroken } from "../../invariants/violation";
import type { HistoryEvidence } from "./evidence";

const PARTS = ["state", "authorized", "captured", "refunded"] as const;

/** Rule 1, after every commit and every movement in the ledger. */
export class AgreementCheck {
  readonly #evidence: HistoryEvidence;
  readonly #report: ReportBroken;
  /** Payments that moved in the provider's ledger without a report to the shop (console work, done twice). */
  readonly #movedOutside = new Set<string>();

  constructor(evidence: HistoryEvidence, report: ReportBroken) {
    this.#evidence = evidence;
    this.#report = report;
  }

  /** The ledger moved without a report: until the shop learns of it, the two are apart. */
  movedOutsideTheShop(providerPaymentId: string): void {
    this.#movedOutside.add(providerPaymentId);
  }

  check(): void {
    const { tables } = this.#evidence;
    for (const payment of tables.payments.rows()) {
      const order = tables.orders.get(payment.orderId);
      const open = tables.operations.find((one) => one.orderId === payment.orderId && !isEndedState(one.state));
      if (open !== undefined || order === undefined) continue;
      this.#hearPersons(payment, order);
      this.#withLedger(payment);
      // What another payment took the place of says nothing about its order.
      if (payment.supersededAt !== null) continue;
      this.#withOrder(payment, order);
      this.#tasksOwed(payment, order);
    }
  }

  /** The console may have changed since a person read it. The shop takes their word, and the two differ. */
  #hearPersons({ providerPaymentId }: PaymentRecord, order: OrderRecord): void {
    const last = this.#evidence.tables.events.get(`${order.id}/${order.version}`);
    const ledger = this.#evidence.ledger.get(providerPaymentId ?? "")?.payment;
    if (last?.kind !== "console_task_done" || ledger === undefined) return;
    if ((heldBy(ledger) ?? 0) !== last.data.amount) this.#movedOutside.add(providerPaymentId ?? "");
  }

  #withLedger(payment: PaymentRecord): void {
    const id = payment.providerPaymentId ?? "";
    const ledger = this.#evidence.ledger.get(id)?.payment;
    if (ledger === undefined) return;
    const apart = PARTS.filter((part) => payment[part] !== ledger[part]);
    if (apart.length === 0) this.#movedOutside.delete(id);
    else if (!this.#movedOutside.has(id)) {
      const words = apart.map((part) => `${part} ${payment[part]}, ledger ${ledger[part]}`);
      this.#report(1, `payment ${id} is apart from its ledger and nothing is open: ${words.join("; ")}`);
    }
  }

  #withOrder(payment: PaymentRecord, order: OrderRecord): void {
    const held = heldBy(payment);
    const canceled = payment.state === "voided" || payment.state === "refunded";
    if (canceled && !order.cancellationMark) this.#report(1, `order ${order.id} is canceled and has no mark`);
    if (held === null || this.#leftByAPerson(order.id)) return;
    if (order.cancellationMark) {
      if (this.#openTask(order.id, "cancel") === undefined) {
        this.#report(1, `order ${order.id} is marked, its payment lives, and no task says so`);
      }
    } else if (order.total !== held && payment.waitingAmount !== order.total) {
      if (this.#openTask(order.id, "change_amount") === undefined) {
        this.#report(1, `order ${order.id}: total ${order.total}, held ${held}, and nothing open says so`);
      }
    }
  }

  /** An open task asks for work: none may stay once its work is done, or its 取消区分 is taken off. */
  #tasksOwed(payment: PaymentRecord, order: OrderRecord): void {
    const last = this.#evidence.tables.events.get(`${order.id}/${order.version}`);
    const canceled = payment.state === "voided" || payment.state === "refunded";
    const unmarked = last?.kind === "mark_removed" && this.#openTask(order.id, "cancel") !== undefined;
    if (unmarked) this.#report(1, `order ${order.id} is unmarked, and its task is still open`);
    for (const kind of ["cancel", "change_amount"]) {
      if (!canceled || this.#openTask(order.id, kind) === undefined) continue;
      this.#report(1, `order ${order.id} is canceled, and a task to ${kind} is still open`);
    }
  }

  #openTask(orderId: number, kind: string) {
    return this.#evidence.tables.tasks.find(
      (task) => task.orderId === orderId && task.kind === kind && task.state === "open",
    );
  }

  /** A person said, in words of their own, that the work in the console is not needed. */
  #leftByAPerson(orderId: number): boolean {
    return this.#happened(orderId, "console_task_not_needed");
  }

  #happened(orderId: number, kind: string): boolean {
    return this.#evidence.tables.events.find((event) => event.orderId === orderId && event.kind === kind) !== undefined;
  }
}

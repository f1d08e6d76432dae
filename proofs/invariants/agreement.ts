import { mayDiverge } from "./allowed-divergence";
import { byKey } from "./by-key";
import type { CheckedOrder, CheckedPayment, Evidence, Report } from "./evidence";
import { heldBy, isCanceled, isEndedState } from "./meanings";

const PARTS = ["state", "authorized", "captured", "refunded"] as const;

/** Rule 1: our record of a payment is the provider's ledger, and the order says the same, unless something is open. */
export function checkAgreement(evidence: Evidence, report: Report): void {
  const open = new Set(evidence.operations.filter((one) => !isEndedState(one.state)).map((one) => one.orderId));
  const reading = new OrderReading(evidence, report);
  for (const payment of evidence.payments) {
    if (open.has(payment.orderId)) continue;
    withLedger(evidence, payment, report);
    const order = evidence.orders.get(payment.orderId);
    if (order !== undefined) reading.check(order, payment);
  }
}

function withLedger(evidence: Evidence, payment: CheckedPayment, report: Report): void {
  if (payment.providerPaymentId === null) return;
  const ledger = evidence.ledger.get(payment.providerPaymentId);
  if (ledger === undefined) {
    report(`payment ${payment.providerPaymentId} is not in the ledger`, payment.orderId);
    return;
  }
  const apart = PARTS.filter((part) => payment[part] !== ledger[part]);
  if (apart.length === 0 || mayDiverge(evidence, payment, ledger)) return;
  const words = apart.map((part) => `${part} ${payment[part]}, ledger ${ledger[part]}`).join("; ");
  report(
    `payment ${payment.providerPaymentId} is apart from its ledger and nothing is open: ${words}`,
    payment.orderId,
  );
}

class OrderReading {
  readonly #report: Report;
  readonly #openTasks: ReadonlySet<string>;
  readonly #happened: ReadonlyMap<string, readonly unknown[]>;

  constructor({ tasks, events }: Evidence, report: Report) {
    this.#report = report;
    const open = tasks.filter((task) => task.state === "open");
    this.#openTasks = new Set(open.map((task) => `${task.orderId} ${task.kind}`));
    this.#happened = byKey(events, (event) => `${event.orderId} ${event.kind}`);
  }

  check(order: CheckedOrder, payment: CheckedPayment): void {
    const held = heldBy(payment);
    if (isCanceled(payment.state) && !order.marked) this.#report(`the order is canceled and has no mark`, order.id);
    // A person said, in words of their own, that the work in the console is not needed.
    if (held === null || this.#happened.has(`${order.id} console_task_not_needed`)) return;
    if (order.marked) {
      if (!this.#openTasks.has(`${order.id} cancel`)) {
        this.#report("the order is marked, its payment lives, and no task says so", order.id);
      }
    } else if (order.total !== held && payment.waitingAmount !== order.total) {
      if (!this.#openTasks.has(`${order.id} change_amount`)) {
        this.#report(`total ${order.total}, held ${held}, and nothing open says so`, order.id);
      }
    }
  }
}

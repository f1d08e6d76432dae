import type { PaymentRecord } from "@/lib/payments/model/records";
import type { KeptDifference } from "@/lib/payments/testing/memory-tables";
import { heldBy, isEndedState } from "../../invariants/meanings";
import type { ReportBroken } from "../../invariants/violation";
import type { HistoryEvidence, LedgerRecord } from "./evidence";

const PARTS = ["state", "authorized", "captured", "refunded"] as const;

const APART: ReadonlySet<string> = new Set(["amount_differs", "stage_differs", "canceled_there"]);

/** Rule 1, where the shop could not keep the two together: what is apart is found and shown, and nothing else is. */
export class DifferenceCheck {
  readonly #evidence: HistoryEvidence;
  readonly #report: ReportBroken;
  readonly #seen = new Set<number>();

  constructor(evidence: HistoryEvidence, report: ReportBroken) {
    this.#evidence = evidence;
    this.#report = report;
  }

  /** Nothing is called a difference while its answer may be on its way. */
  committed(): void {
    const { tables } = this.#evidence;
    for (const difference of tables.differences.rows()) {
      if (this.#seen.has(difference.id)) continue;
      this.#seen.add(difference.id);
      if (this.#isOpen(difference.orderId)) {
        this.#report(1, `difference ${difference.id} was written down while an operation was open`);
      }
      if (this.#isNone(difference)) this.#report(1, `difference ${difference.id} (${difference.kinds}) is none`);
    }
  }

  /** Called a difference, though the two are alike. No act moves a payment there and back again. */
  #isNone({ providerPaymentId, kinds }: KeptDifference): boolean {
    const payment = this.#evidence.tables.payments.find((one) => one.providerPaymentId === providerPaymentId);
    const ledger = this.#evidence.ledger.get(providerPaymentId)?.payment;
    if (payment === undefined || ledger === undefined || PARTS.some((part) => payment[part] !== ledger[part]))
      return false;
    const ended = ledger.state === "voided" || ledger.state === "refunded";
    return kinds.some((kind) => APART.has(kind) || (kind === "marked_live_there" && ended));
  }

  /** After a last round with everything at rest. */
  reconciled(): void {
    this.#strangers();
    for (const payment of this.#evidence.tables.payments.rows()) {
      const ledger = this.#evidence.ledger.get(payment.providerPaymentId ?? "")?.payment;
      if (ledger === undefined || this.#isOpen(payment.orderId)) continue;
      const apart = PARTS.some((part) => payment[part] !== ledger[part]);
      if (apart && !this.#isShown(payment, ledger)) {
        this.#report(1, `payment ${payment.providerPaymentId} is apart from its ledger, and nothing shows it`);
      }
      if (!apart && this.#open(payment)?.kinds.some((kind) => APART.has(kind))) {
        this.#report(
          1,
          `payment ${payment.providerPaymentId} agrees with its ledger, and a difference says it does not`,
        );
      }
    }
  }

  /** A payment that lives there and that no order of ours has. */
  #strangers(): void {
    const { tables, ledger } = this.#evidence;
    const known = new Set([...tables.payments.rows()].map((payment) => payment.providerPaymentId));
    for (const [id, { payment }] of ledger) {
      if (known.has(id) || heldBy(payment) === null) continue;
      const order = tables.orders.find((one) => one.orderNumber === payment.orderNumber);
      if (this.#isOpen(order?.id ?? null)) continue;
      const shown = tables.differences.find(
        (one) => one.providerPaymentId === id && (one.end === null || one.end === "acknowledged"),
      );
      if (shown === undefined) this.#report(1, `payment ${id} lives at the provider, and the shop does not show it`);
    }
  }

  #isOpen(orderId: number | null): boolean {
    return (
      this.#evidence.tables.operations.find((one) => one.orderId === orderId && !isEndedState(one.state)) !== undefined
    );
  }

  #isShown(payment: PaymentRecord, ledger: LedgerRecord["payment"]): boolean {
    if (this.#open(payment) !== undefined) return true;
    const seen = this.#tasks(payment).some((task) => task.seenAt !== null && !task.seenDenied);
    const ended = payment.state === "voided" || payment.state === "refunded";
    // Ended here, alive there: left as work in the console.
    const left = ended && this.#tasks(payment).some((task) => task.kind === "cancel");
    return seen || left || this.#isAcknowledged(payment, ledger);
  }

  #open(payment: PaymentRecord): KeptDifference | undefined {
    return this.#evidence.tables.differences.find(
      (one) => one.end === null && one.providerPaymentId === payment.providerPaymentId,
    );
  }

  #tasks({ orderId }: PaymentRecord) {
    return [...this.#evidence.tables.tasks.rows()].filter((task) => task.orderId === orderId && task.state === "open");
  }

  /** Staff have ended a difference of just these two sides. */
  #isAcknowledged(payment: PaymentRecord, ledger: LedgerRecord["payment"]): boolean {
    const same = (one: KeptDifference) =>
      PARTS.every((part) => one.ours?.[part] === payment[part] && one.theirs?.[part] === ledger[part]);
    const found = this.#evidence.tables.differences.find(
      (one) => one.end === "acknowledged" && one.providerPaymentId === payment.providerPaymentId && same(one),
    );
    return found !== undefined;
  }
}

import type { RegisteredAs } from "../../invariants/evidence";
import type { ReportBroken } from "../../invariants/violation";
import type { HistoryEvidence } from "./evidence";

/** Rules 4 and 5 of orders that come in: one key is one order, however often and from how many places it comes. */
export class RegistrationCheck {
  readonly #evidence: HistoryEvidence;
  readonly #report: ReportBroken;
  readonly #answers = new Map<string, string>();

  constructor(evidence: HistoryEvidence, report: ReportBroken) {
    this.#evidence = evidence;
    this.#report = report;
  }

  answered({ requestKey, orderNumber }: RegisteredAs): void {
    const before = this.#answers.get(requestKey);
    if (before !== undefined && before !== orderNumber) {
      this.#report(4, `key ${requestKey} registered ${before}, then ${orderNumber}`);
    }
    this.#answers.set(requestKey, orderNumber);
  }

  ended(): void {
    const numbers = new Map<string, number>();
    for (const { orderNumber } of this.#evidence.tables.orders.rows()) {
      numbers.set(orderNumber, (numbers.get(orderNumber) ?? 0) + 1);
    }
    for (const [requestKey, orderNumber] of this.#answers) {
      const orders = numbers.get(orderNumber) ?? 0;
      if (orders !== 1) this.#report(5, `key ${requestKey} was told of ${orderNumber}, and there are ${orders} of it`);
    }
  }
}

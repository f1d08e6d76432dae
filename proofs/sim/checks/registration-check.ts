import type { Evidence, Report } from "./evidence";

/** One answer to a registration. */
export interface RegisteredAs {
  readonly requestKey: string;
  readonly orderNumber: string;
}

/** Rules 4 and 5 of orders that come in: one key is one order, however often and from how many places it comes. */
export class RegistrationCheck {
  readonly #evidence: Evidence;
  readonly #report: Report;
  readonly #answers = new Map<string, string>();

  constructor(evidence: Evidence, report: Report) {
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

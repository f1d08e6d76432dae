import type { LedgerPayment } from "@/lib/gateway/protocol";
import { parseInstant } from "@/lib/time/instant";

/** So many pages in a row may make no progress: unreadable payments fill some, and changes during the walk appear twice. */
const IDLE_PAGES_MAX = 100;

/**
 * Makes sure that a walk through the ledger's pages ends. The oldest change comes first, so a payment is new only if it
 * changed later than all before it, or in the same millisecond.
 */
export class PagesRead {
  readonly #cursors = new Set<string>();
  #newest = Number.NEGATIVE_INFINITY;
  /** Those that changed in the newest millisecond. */
  #atNewest = new Set<string>();
  #idle = 0;

  /** Returns false when pagination loops or stops making progress. */
  goOn(payments: readonly LedgerPayment[], nextCursor: string): boolean {
    this.#idle = this.#bringsNew(payments) ? 0 : this.#idle + 1;
    if (this.#cursors.has(nextCursor) || this.#idle > IDLE_PAGES_MAX) return false;
    this.#cursors.add(nextCursor);
    return true;
  }

  #bringsNew(payments: readonly LedgerPayment[]): boolean {
    // Every payment must be entered, so `some` would end too early.
    return payments.map((payment) => this.#enter(payment)).includes(true);
  }

  #enter({ paymentId, updatedAt }: LedgerPayment): boolean {
    const at = parseInstant(updatedAt);
    if (!at.ok || at.value < this.#newest) return false;
    if (at.value > this.#newest) {
      this.#newest = at.value;
      this.#atNewest = new Set();
    }
    const isNew = !this.#atNewest.has(paymentId);
    this.#atNewest.add(paymentId);
    return isNew;
  }
}

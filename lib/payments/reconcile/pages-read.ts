import type { LedgerPayment } from "@/lib/gateway/protocol";
import { parseInstant } from "@/lib/time/instant";

/** So many pages in a row may bring nothing new: broken payments fill some, changes during the walk come by twice. */
const IDLE_PAGES_MAX = 100;

/**
 * Watches over a walk through the ledger's pages that it comes to its end. The oldest change comes first, so that only
 * what changed later than all before it, or in the same millisecond, is new.
 */
export class PagesRead {
  readonly #cursors = new Set<string>();
  #newest = Number.NEGATIVE_INFINITY;
  /** Those that changed in the newest millisecond. */
  #atNewest = new Set<string>();
  #idle = 0;

  /** False: pages lead back to themselves, or go on without bringing anything, and would be read for ever. */
  goOn(payments: readonly LedgerPayment[], nextCursor: string): boolean {
    this.#idle = this.#bringsNew(payments) ? 0 : this.#idle + 1;
    if (this.#cursors.has(nextCursor) || this.#idle > IDLE_PAGES_MAX) return false;
    this.#cursors.add(nextCursor);
    return true;
  }

  #bringsNew(payments: readonly LedgerPayment[]): boolean {
    // Every one is entered, hence no `some`.
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

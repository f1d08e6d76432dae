import { type APIRequestContext, expect } from "@playwright/test";
import type { LedgerEntry, LedgerPage, LedgerPayment } from "@/lib/gateway/protocol";
import { tokenHeader } from "@/lib/simulator/address";
import { simulator } from "./fixtures-simulator";

/** The providers' own record, asked over the gateway protocol: what really happened there. */
export interface Ledger {
  payment(paymentId: string): Promise<LedgerPayment>;
  /** All that the providers hold for an order, whatever the shop knows of it. */
  paymentsOf(orderNumber: string): Promise<readonly LedgerPayment[]>;
  /** What was done since the payment was made. */
  entriesSince(before: LedgerPayment): Promise<readonly LedgerEntry[]>;
  /** Asserts that nothing was done since. */
  expectUntouched(before: LedgerPayment): Promise<void>;
}

export function openLedger(request: APIRequestContext): Ledger {
  const read = async <T>(path: string): Promise<T> => {
    const at = simulator();
    const answer = await request.get(`${at.url}/v1/${path}`, { headers: tokenHeader(at) });
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json();
  };
  const payment = (paymentId: string) => read<LedgerPayment>(`payments/${paymentId}`);
  return {
    payment,
    async paymentsOf(orderNumber) {
      const found: LedgerPayment[] = [];
      let cursor: string | null = null;
      do {
        const from: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
        const page: LedgerPage = await read(`ledger?limit=1000${from}`);
        found.push(...page.payments.filter((one) => one.orderNumber === orderNumber));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return found;
    },
    async entriesSince(before) {
      const { entries } = await payment(before.paymentId);
      return entries.slice(before.entries.length);
    },
    async expectUntouched(before) {
      expect(await payment(before.paymentId)).toEqual(before);
    },
  };
}

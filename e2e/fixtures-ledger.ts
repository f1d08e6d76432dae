import { type APIRequestContext, expect } from "@playwright/test";
import type { LedgerEntry, LedgerPayment } from "@/lib/gateway/protocol";
import { tokenHeader } from "@/lib/simulator/address";
import { simulator } from "./fixtures-simulator";

/** The providers' own record, asked over the gateway protocol: what really happened there. */
export interface Ledger {
  payment(paymentId: string): Promise<LedgerPayment>;
  /** What was done since the payment was made. */
  entriesSince(before: LedgerPayment): Promise<readonly LedgerEntry[]>;
  /** Asserts that nothing was done since. */
  expectUntouched(before: LedgerPayment): Promise<void>;
}

export function openLedger(request: APIRequestContext): Ledger {
  const payment = async (paymentId: string): Promise<LedgerPayment> => {
    const at = simulator();
    const answer = await request.get(`${at.url}/v1/payments/${paymentId}`, { headers: tokenHeader(at) });
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json();
  };
  return {
    payment,
    async entriesSince(before) {
      const { entries } = await payment(before.paymentId);
      return entries.slice(before.entries.length);
    },
    async expectUntouched(before) {
      expect(await payment(before.paymentId)).toEqual(before);
    },
  };
}

import { type APIRequestContext, expect } from "@playwright/test";
import { tokenHeader } from "@/lib/simulator/address";
import { simulator } from "./fixtures-simulator";

/** docs/simulator.md says what each does. */
export type ConsoleWork = { readonly paymentId: string } & (
  | { readonly kind: "cancel" }
  | { readonly kind: "capture" | "change_amount"; readonly amount: number }
);

/** A person works in the provider's own console and tells the shop nothing. */
export interface ProviderConsole {
  work(work: ConsoleWork): Promise<void>;
}

export function openConsole(request: APIRequestContext): ProviderConsole {
  return {
    async work(work) {
      const at = simulator();
      const answer = await request.post(`${at.url}/simulator/console`, { headers: tokenHeader(at), data: work });
      expect(answer.status(), await answer.text()).toBe(200);
    },
  };
}

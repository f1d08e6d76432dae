import { type APIRequestContext, expect } from "@playwright/test";
import { simulatorUrl } from "./fixtures-simulator";

/** docs/simulator.md says what each does. */
export type ConsoleWork = { readonly paymentId: string } & (
  | { readonly kind: "cancel" }
  | { readonly kind: "capture" | "change_amount"; readonly amount: number }
);

/** Somebody works in the provider's own console and tells the shop nothing. */
export interface ProviderConsole {
  work(work: ConsoleWork): Promise<void>;
}

export function openConsole(request: APIRequestContext): ProviderConsole {
  return {
    async work(work) {
      const url = `${simulatorUrl()}/simulator/console`;
      const answer = await request.post(url, { headers: { "x-simulator-control": "1" }, data: work });
      expect(answer.status(), await answer.text()).toBe(200);
    },
  };
}

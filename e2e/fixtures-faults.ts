import { type APIRequestContext, expect } from "@playwright/test";
import { tokenHeader } from "@/lib/simulator/address";
import { simulator } from "./fixtures-simulator";

/** docs/simulator.md says what each does. */
export interface FaultOrder {
  readonly on?: "mutation" | "inquiry" | "payment" | "ledger";
  readonly fault: { readonly kind: string } & Readonly<Record<string, unknown>>;
  readonly times?: number;
  readonly match?: Readonly<Record<string, string>>;
}

/** Tells the providers' side to misbehave; forgotten when the journey ends. */
export interface Faults {
  add(order: FaultOrder): Promise<void>;
  clear(): Promise<void>;
}

export function openFaults(request: APIRequestContext): Faults {
  const at = simulator();
  const url = `${at.url}/simulator/faults`;
  const headers = tokenHeader(at);
  return {
    async add(order) {
      const answer = await request.post(url, { headers, data: order });
      expect(answer.status(), await answer.text()).toBe(201);
    },
    async clear() {
      const answer = await request.delete(url, { headers });
      expect(answer.ok(), await answer.text()).toBe(true);
    },
  };
}

import type { SimulatorAddress } from "@/lib/simulator/address";
import { tellSimulator } from "../harness/simulator-control";

/** What races do to the providers' side, by the simulator's own interface (docs/simulator.md) and on the wire before it. */
export interface ProvidersSide {
  /** The next call about this payment meets the fault. */
  meet(paymentId: string, fault: Fault): Promise<void>;
  /** From now on inquiries about this operation are answered, and settle nothing. */
  settleNothing(operationId: string): void;
  /** Staff cancel in the provider's own console. */
  cancelInConsole(paymentId: string): Promise<void>;
}

export type Fault =
  | { readonly kind: "slow"; readonly ms: number; readonly when: "before" | "after" }
  | { readonly kind: "cut" }
  | { readonly kind: "error_after_acting" }
  | { readonly kind: "unavailable" }
  | { readonly kind: "refuse"; readonly cause: string };

/** `unsettled`: the operations whose inquiries the wire answers by itself. */
export function openProvidersSide(simulator: SimulatorAddress, unsettled: Set<string>): ProvidersSide {
  const post = (path: string, body: unknown) => tellSimulator(simulator, "POST", path, body);
  return {
    meet: (paymentId, fault) => post("faults", { on: "mutation", fault, match: { paymentId } }),
    settleNothing: (operationId) => {
      unsettled.add(operationId);
    },
    cancelInConsole: (paymentId) => post("console", { paymentId, kind: "cancel" }),
  };
}

import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { Stage } from "@/lib/capability/types";
import type { OperationKind } from "@/lib/gateway/protocol";
import { providerOperationName } from "@/lib/gateway/providers/registry";
import type { EpochMs } from "@/lib/time/epoch";

/** Some names depend on the day of the capture. */
export interface CaptureTimes {
  readonly capturedAt: EpochMs | null;
  readonly now: EpochMs;
}

/** The provider's own name of what will be sent. `increase`: the new amount is above what the provider holds. */
export function wireNameOf(
  methodId: MethodId,
  kind: Exclude<OperationKind, "authorize">,
  stage: Stage,
  increase: boolean,
  times?: CaptureTimes,
): string {
  const named = { kind, stage, increase: kind === "change_amount" && increase };
  return providerOperationName(methodId, times === undefined ? named : { ...named, times });
}

export function authorizationNameOf(methodId: MethodId, captureNow: boolean): string {
  return providerOperationName(methodId, { kind: "authorize", stage: "before_capture", captureNow });
}

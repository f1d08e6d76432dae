import type { StaffMember } from "@/lib/identity/role";
import { ruleStageOf } from "@/lib/payments/decide/order-facts";
import type { VerbRefusal } from "@/lib/payments/model/contract";
import type { FreeStatus } from "@/lib/payments/model/order-states";
import type { LockedOrder } from "@/lib/payments/model/records";
import type { Result } from "@/lib/result/result";
import { changeField, type FieldChanged } from "./change-field";
import type { VerbDeps } from "./verb-deps";

/** Moves 対応状況. A canceled order keeps 取消. */
export async function updateStatus(
  deps: Pick<VerbDeps, "store" | "clock">,
  staff: StaffMember,
  asked: { readonly orderNumber: string; readonly version: number; readonly status: FreeStatus },
): Promise<Result<FieldChanged, VerbRefusal>> {
  const { orderNumber, version, status } = asked;
  const patch = { status };
  return changeField(deps, staff, {
    orderNumber,
    version,
    field: "status",
    kind: "status_changed",
    patch,
    refuse: refuseCanceled,
  });
}

function refuseCanceled({ order }: LockedOrder): VerbRefusal | null {
  const stage = ruleStageOf(order.stage);
  if (order.stage === "canceled") return { code: "not_allowed", reasons: ["already_canceled"], stage, deadline: null };
  if (order.cancellationMark) return { code: "not_allowed", reasons: ["already_marked"], stage, deadline: null };
  return null;
}

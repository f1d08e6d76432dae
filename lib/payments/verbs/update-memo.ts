import type { StaffMember } from "@/lib/identity/role";
import type { VerbRefusal } from "@/lib/payments/model/contract";
import { err, type Result } from "@/lib/result/result";
import { isLonger } from "@/lib/text/length";
import { MEMO_MAX } from "@/lib/text/limits";
import { changeField, type FieldChanged } from "./change-field";
import type { VerbDeps } from "./verb-deps";

/** Saves the staff memo of an order. */
export async function updateMemo(
  deps: Pick<VerbDeps, "store" | "clock">,
  staff: StaffMember,
  asked: { readonly orderNumber: string; readonly version: number; readonly memo: string },
): Promise<Result<FieldChanged, VerbRefusal>> {
  const { orderNumber, version, memo } = asked;
  if (isLonger(memo, MEMO_MAX)) return err({ code: "invalid_edit", fields: [{ field: "memo", code: "too_long" }] });
  const patch = { memo };
  return changeField(deps, staff, {
    orderNumber,
    version,
    field: "memo",
    kind: "memo_changed",
    patch,
    refuse: () => null,
  });
}

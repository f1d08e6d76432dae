import { methodAndProvider } from "@/lib/capability/facts/catalogue";
import type { RuleReason } from "@/lib/capability/types";
import { NOT_IN_TABLE_TERM } from "@/lib/messages/glossary-words";
import { AMOUNT_APART } from "@/lib/messages/list";
import { isNoAuthorization, noAuthorizationText } from "@/lib/messages/order-reasons";
import { REASON_CHIP } from "@/lib/messages/reasons";
import { ORDER_TAG, STAGE_STATUS } from "@/lib/messages/statuses";
import { formatYen } from "@/lib/money/yen";
import type { OrderListRow } from "@/lib/orders/list/list-view";
import type { NoAuthorization } from "@/lib/payments/model/contract";
import { formatDeadline } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

/** What a row's columns shorten or shed, in full: a line each. */
export function rowTitle(row: OrderListRow, now: EpochMs): string {
  const { heldApart, cancel, nearestDeadline } = row;
  const stage = [
    STAGE_STATUS[row.stage].long,
    row.threeDSecure ? ORDER_TAG.threeDSecure.long : null,
    row.slipNumberSent ? ORDER_TAG.slipNumberSent.label : null,
  ];
  const lines = [
    row.customerName,
    methodAndProvider(row.methodId),
    stage.filter((one) => one !== null).join("・"),
    heldApart === null ? null : AMOUNT_APART[heldApart.why](formatYen(heldApart.amount)),
    cancel.kind === "verdict" && cancel.reasons.length > 0 ? cancel.reasons.map(reasonTitle).join("、") : null,
    nearestDeadline === null ? null : formatDeadline(nearestDeadline, now),
  ];
  return lines.filter((line) => line !== null).join("\n");
}

function reasonTitle(reason: RuleReason | NoAuthorization): string {
  if (isNoAuthorization(reason)) return noAuthorizationText(reason);
  return reason === "not_in_table" ? `${REASON_CHIP[reason]}(${NOT_IN_TABLE_TERM})` : REASON_CHIP[reason];
}

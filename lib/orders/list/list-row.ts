import { isMethodId } from "@/lib/capability/facts/catalogue";
import type { LinkageSettings } from "@/lib/capability/linkage-classes";
import type { ListedOperation, OrderListRecord } from "@/lib/db/read/order-list-query";
import { cancelVerdict } from "@/lib/payments/decide/cancel-verdict";
import { noAuthorizationOf } from "@/lib/payments/decide/order-facts";
import { withoutAuthorization } from "@/lib/payments/model/order-states";
import type { EpochMs } from "@/lib/time/epoch";
import type { CancelNow, HeldApart, OrderListRow } from "./list-view";

interface RowContext {
  readonly operation: ListedOperation | undefined;
  readonly openTask: boolean;
  readonly difference: boolean;
  readonly shop: LinkageSettings;
  readonly now: EpochMs;
}

/** A row of the list, with the verdict that the one evaluator gives. Throws on a method that the tables do not know. */
export function listRowOf(record: OrderListRecord, context: RowContext): OrderListRow {
  const { methodId, held, stage } = record;
  if (!isMethodId(methodId)) throw new Error(`order ${record.orderNumber} has an unknown method ${methodId}`);
  const live = stage === "before_capture" || stage === "after_capture";
  return {
    orderNumber: record.orderNumber,
    orderedAt: record.orderedAt,
    customerName: record.customerName,
    methodId,
    stage,
    without: stage === "unauthorized" ? withoutAuthorization(record.paymentState) : null,
    captureReason: record.captureReason,
    status: record.status,
    total: record.total,
    heldApart: live && held !== null && held !== record.total ? { amount: held, why: whyApart(record) } : null,
    paid: record.paid,
    threeDSecure: record.threeDSecure,
    slipNumberSent: record.slipNumberSent,
    cancellationMark: record.cancellationMark,
    openTask: context.openTask,
    difference: context.difference,
    cancel: cancelNow(record, context),
    nearestDeadline: record.nearestDeadline,
  };
}

function whyApart({ waitingAmount, total }: OrderListRecord): HeldApart["why"] {
  return waitingAmount === total ? "awaits_capture" : "differs";
}

function cancelNow(record: OrderListRecord, { operation, shop, now }: RowContext): CancelNow {
  if (operation !== undefined) {
    const { state, kind, waitsFor, by } = operation;
    return { kind: "operation", state, operation: kind, waitsFor, by };
  }
  const { methodId, held } = record;
  if (record.stage === "canceled") return { kind: "none", why: "already_canceled" };
  if (record.cancellationMark) return { kind: "none", why: "already_marked" };
  if (!isMethodId(methodId)) throw new Error(`unknown method ${methodId}`);
  const noAuthorization = noAuthorizationOf(record.paymentState);
  const flags = shop.flagsByMethod(methodId);
  const verdict = cancelVerdict({ ...record, methodId, held: held ?? 0, noAuthorization, flags, settings: shop, now });
  if (verdict === null) return { kind: "none", why: "already_canceled" };
  if (verdict.outcome === "shop_only") {
    return { kind: "verdict", outcome: "shop_only", reasons: [verdict.why], terminates: false };
  }
  const { outcome, answer } = verdict;
  return { kind: "verdict", outcome, reasons: answer.reasons, terminates: answer.operation === "terminate" };
}

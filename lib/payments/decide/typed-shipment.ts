import type { ShipmentReport } from "@/lib/gateway/protocol";
import type { FieldIssue, Shipping, VerbRefusal } from "@/lib/payments/model/contract";
import type { LockedOrder } from "@/lib/payments/model/records";
import { carrierNamed, readSlipNumber } from "@/lib/payments/model/slip-number";
import { err, ok, type Result } from "@/lib/result/result";
import { searchTextOf } from "@/lib/search/search-text";
import type { EpochMs } from "@/lib/time/epoch";
import { parsePlainDate } from "@/lib/time/plain-date";
import { tokyoDate } from "@/lib/time/tokyo";

/** What left the shop, checked, with what the order is found by from then on. */
export interface TypedShipment {
  readonly verb: "ship";
  readonly shipment: ShipmentReport;
  readonly report: boolean;
  readonly searchText: string;
}

export function typedShipment(
  shipping: Shipping | undefined,
  { order, payment }: LockedOrder,
  now: EpochMs,
): Result<TypedShipment, VerbRefusal> {
  if (shipping === undefined) return err({ code: "invalid_edit", fields: [{ field: "slipNumber", code: "required" }] });
  const carrier = carrierNamed(shipping.carrier);
  const slip = carrier === null ? null : readSlipNumber(carrier, shipping.slipNumber);
  const issues: FieldIssue[] = dayIssues("shippedOn", shipping.shippedOn, order.orderedAt, now);
  if (carrier === null) issues.push({ field: "carrier", code: "unknown_carrier" });
  if (slip?.ok === false) issues.push({ field: "slipNumber", code: slip.issue.code });
  if (issues.length > 0 || carrier === null || slip?.ok !== true) return err({ code: "invalid_edit", fields: issues });
  const slipNumber = slip.value;
  const providerPaymentId = payment?.providerPaymentId ?? null;
  return ok({
    verb: "ship",
    shipment: { carrier: carrier.name, slipNumber, shippedOn: shipping.shippedOn },
    report: shipping.report,
    searchText: searchTextOf({ ...order, slipNumber, providerPaymentId }),
  });
}

/** A day of the shop's: the calendar's, not before the order's own and not after today, in Asia/Tokyo. */
export function dayIssues(field: string, day: string, orderedAt: EpochMs, now: EpochMs): FieldIssue[] {
  if (day === "") return [{ field, code: "required" }];
  if (!parsePlainDate(day).ok) return [{ field, code: "not_a_day" }];
  if (day > tokyoDate(now)) return [{ field, code: "in_future" }];
  return day < tokyoDate(orderedAt) ? [{ field, code: "before_order" }] : [];
}

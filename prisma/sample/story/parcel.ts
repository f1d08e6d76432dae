import { decideShip } from "@/lib/payments/decide/decide-ship";
import { statusMove } from "@/lib/payments/model/order-states";
import type { EpochMs } from "@/lib/time/epoch";
import { parcelFrom } from "../parcels";
import { tellCall } from "./calls";
import { change, type Draft, factsAt, happened } from "./draft";
import { callOf, enter, providerSideOf } from "./payment-steps";

/** The parcel left. `report`: staff want its number told, which happens where the provider takes one. */
export function ship(draft: Draft, at: EpochMs, report: boolean): void {
  const decision = decideShip(factsAt(draft, at), "operator", report);
  if (!decision.allowed) throw new Error(`${draft.order.orderNumber}: ship ${decision.refusal.reasons.join()}`);
  const { plan } = decision;
  const parcel = parcelFrom(draft.random, draft.order.deliveryMethod, at);
  if (plan.does === "record_shipment") {
    const changes = change(draft, { ...parcel, ...(plan.status === null ? {} : { status: plan.status.after }) });
    const staffId = draft.world.staff.operator;
    happened(draft, { at, actor: "staff", staffId, kind: "shipment_recorded", data: { changes, reason: "" } });
    return;
  }
  const call = { ...callOf(draft, at, decision, ""), details: { kind: "report_shipment", ...parcel } as const };
  tellCall(draft, call, { state: "succeeded" }, (operation, doneAt) => {
    providerSideOf(draft).shipment = parcel;
    enter(draft, operation, doneAt);
    const { status } = draft.order;
    const moved = statusMove("ship", status);
    return change(draft, { ...parcel, slipNumberSent: true, ...(moved === null ? {} : { status: moved.after }) });
  });
}

import type { ShipmentReport } from "@/lib/gateway/protocol";
import type { OperationDetails } from "./records";

/** What the provider is told of the parcel. */
export function shipmentIn(details: Extract<OperationDetails, { kind: "report_shipment" }>): ShipmentReport {
  const { carrier, slipNumber, shippedOn } = details;
  return { carrier, slipNumber, shippedOn };
}

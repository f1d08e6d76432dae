import type { OrderRecord, PaymentRecord } from "./records";

export type OrderPatch = Partial<
  Pick<
    OrderRecord,
    | "status"
    | "methodId"
    | "paid"
    | "paidOn"
    | "carrier"
    | "slipNumber"
    | "slipNumberSent"
    | "shippedOn"
    | "subtotal"
    | "shippingFee"
    | "fee"
    | "discount"
    | "points"
    | "total"
    | "cancellationMark"
    | "cancellationMarkedAt"
    | "cancellationMarkedBy"
    | "memo"
    | "stage"
    | "cancelDeadline"
    | "amountDeadline"
    | "nearestDeadline"
    | "lines"
  > & { readonly searchText: string }
>;

export type PaymentPatch = Partial<Omit<PaymentRecord, "id" | "orderId">>;

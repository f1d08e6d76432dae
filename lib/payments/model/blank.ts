import type { OperationRecord, OrderRecord, PaymentRecord } from "./records";

/** What an order has that came in by no registration of ours: no address, no fee, no 入金, nothing shipped. */
export const BLANK_ORDER = {
  customerPostalCode: "",
  customerPrefecture: "",
  customerCity: "",
  customerStreet: "",
  customerBuilding: "",
  deliveryName: "",
  deliveryKana: "",
  deliveryPhone: "",
  deliveryPostalCode: "",
  deliveryPrefecture: "",
  deliveryCity: "",
  deliveryStreet: "",
  deliveryBuilding: "",
  deliveryMethod: "",
  wishedOn: null,
  wishedBand: "",
  fee: 0,
  taxRounding: "down",
  paidOn: null,
  carrier: null,
  shippedOn: null,
} as const satisfies Partial<OrderRecord>;

/** What a payment has that was never captured with its authorization, took no card and did not lapse. */
export const BLANK_PAYMENT = {
  lapsedAt: null,
  captureReason: null,
  securityCode: null,
  cardBrand: null,
  cardLast4: null,
  cardExpiry: null,
  supersededAt: null,
} as const satisfies Partial<PaymentRecord>;

/** Of an operation that is neither an authorization nor a shipment. */
export const BLANK_OPERATION = { details: null, waitsFor: null } as const satisfies Partial<OperationRecord>;

/** A line without a product code, taxed as usual. */
export const BLANK_LINE = { productCode: "", taxRate: "standard" } as const;

/** A payment that no provider knows yet. */
export const AWAITING_PAYMENT = {
  ...BLANK_PAYMENT,
  providerPaymentId: null,
  state: "awaiting",
  authorized: 0,
  captured: 0,
  refunded: 0,
  waitingAmount: null,
  paymentAt: null,
  capturedAt: null,
  canceledAt: null,
} as const satisfies Omit<PaymentRecord, "id" | "orderId" | "methodId">;

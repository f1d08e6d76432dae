/** 対応状況: how far the shop's own work is. Says nothing of the payment. */
export const ORDER_STATUSES = [
  "new",
  "awaiting_payment",
  "paid",
  "preparing",
  "shipped",
  "completed",
  "canceled",
  "returned",
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** 段階 as stored: the rules' two stages, and the two where they are not asked. */
export const PAYMENT_STAGES = ["unauthorized", "before_capture", "after_capture", "canceled"] as const;
export type PaymentStage = (typeof PAYMENT_STAGES)[number];

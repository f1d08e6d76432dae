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

/** 対応状況 as staff may set it: 取消 is set by 受注取消 and 取消区分 alone. */
export type FreeStatus = Exclude<OrderStatus, "canceled">;

/**
 * What the control offers from each 対応状況: the ways that an order goes, each also back, so that a slip can be mended.
 * Nothing can come back that was not sent out. The verb takes any of them (undo, other systems): no money hangs on it.
 */
export const FOLLOWING_STATUSES: Readonly<Record<OrderStatus, readonly FreeStatus[]>> = {
  new: ["awaiting_payment", "paid", "preparing"],
  awaiting_payment: ["new", "paid", "preparing"],
  paid: ["new", "awaiting_payment", "preparing", "shipped"],
  preparing: ["new", "awaiting_payment", "paid", "shipped"],
  shipped: ["paid", "preparing", "completed", "returned"],
  completed: ["shipped", "returned"],
  returned: ["shipped", "completed"],
  canceled: [],
};

/** 段階 as stored: the rules' two stages, and the two where they are not asked. */
export const PAYMENT_STAGES = ["unauthorized", "before_capture", "after_capture", "canceled"] as const;
export type PaymentStage = (typeof PAYMENT_STAGES)[number];

/** Why a payment of stage `unauthorized` has no live authorization: not made or not finished yet, refused, or ended by the provider. */
export const WITHOUT_AUTHORIZATION = ["awaiting", "rejected", "lapsed"] as const;
export type WithoutAuthorization = (typeof WITHOUT_AUTHORIZATION)[number];

/** `state` is the present payment's, null where the order has none. null: an authorization lives, or has been ended. */
export function withoutAuthorization(state: string | null): WithoutAuthorization | null {
  return state === null ? "awaiting" : (WITHOUT_AUTHORIZATION.find((one) => one === state) ?? null);
}

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

/** Acts that move 対応状況 by themselves. */
export type StatusAct = "record_payment" | "take_back_payment" | "ship" | "cancel" | "remove_cancellation_mark";

/**
 * Where an act moves 対応状況 from where; a state that is not named stays. 後払い goes out before the money comes: a parcel
 * that left stays 発送済み when 入金 is recorded. 取消区分 taken off goes back to what the trail says (status-before-mark).
 */
export const STATUS_AFTER: Readonly<Record<StatusAct, Readonly<Partial<Record<OrderStatus, OrderStatus>>>>> = {
  record_payment: { awaiting_payment: "paid" },
  take_back_payment: { paid: "awaiting_payment" },
  ship: { new: "shipped", awaiting_payment: "shipped", paid: "shipped", preparing: "shipped" },
  cancel: {
    new: "canceled",
    awaiting_payment: "canceled",
    paid: "canceled",
    preparing: "canceled",
    shipped: "canceled",
    completed: "canceled",
    returned: "canceled",
  },
  remove_cancellation_mark: { canceled: "awaiting_payment" },
};

export function statusMove(
  act: StatusAct,
  before: OrderStatus,
): { readonly before: OrderStatus; readonly after: OrderStatus } | null {
  const after = STATUS_AFTER[act][before];
  return after === undefined || after === before ? null : { before, after };
}

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

import type { Role } from "@/lib/identity/role";
import type { OrderStatus, PaymentStage, WithoutAuthorization } from "@/lib/payments/model/order-states";
import type { CaptureReason } from "@/lib/payments/model/records";

/** The words of an order's own columns. Labels: no full stop. */

export const ORDER_STATUS_WORD: Record<OrderStatus, string> = {
  new: "新規受付",
  awaiting_payment: "入金待ち",
  paid: "入金済み",
  preparing: "発送準備",
  shipped: "発送済み",
  completed: "完了",
  canceled: "取消",
  returned: "返品",
};

/** `short` for badges, `long` for headings and tooltips. */
export const PAYMENT_STAGE_WORD: Record<PaymentStage, { readonly short: string; readonly long: string }> = {
  // Why there is none is said beside it: WITHOUT_AUTHORIZATION_WORD.
  unauthorized: { short: "オーソリなし", long: "オーソリなし" },
  before_capture: { short: "確定前", long: "オーソリ確定前" },
  after_capture: { short: "確定後", long: "オーソリ確定後" },
  canceled: { short: "取消済み", long: "取消済み" },
};

/** Why no authorization lives. */
export const WITHOUT_AUTHORIZATION_WORD: Record<
  WithoutAuthorization,
  { readonly short: string; readonly long: string }
> = {
  awaiting: { short: "オーソリ前", long: "オーソリ前" },
  rejected: { short: "与信NG", long: "オーソリが承認されなかった決済" },
  lapsed: { short: "失効", long: "オーソリが失効した決済" },
};

/** Captured with its authorization. */
export const CAPTURED_TOGETHER = {
  label: "オーソリ時に確定",
  short: "同時",
  why: { flag: "フラグ オン", default: "デフォルト" } satisfies Record<CaptureReason, string>,
} as const;

export const ROLE_WORD: Record<Role, string> = { viewer: "閲覧", operator: "担当", admin: "管理者" };

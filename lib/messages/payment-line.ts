import type { LinePoint } from "@/lib/orders/detail/payment-line";
import type { PaymentStage } from "@/lib/payments/model/order-states";
import { OPERATION_WORD } from "./operations";

/** Words of a payment's line. The same serve its labels and its list. */
export const LINE_WORD = {
  title: "決済の経過",
  noLimit: "期限なし",
  unknown: "結果を確認中",
  none: "オーソリなし",
  waits: (amount: string) => `確定時 ${amount}`,
  notCaptured: "未確定",
  captured: "確定後",
  authorized: "確定前",
  change: (difference: string, amount: string) => `${difference} → ${amount}`,
} as const;

const POINT: Record<Exclude<LinePoint["kind"], "sent" | "limit">, string> = {
  declined: "与信NG",
  lapsed: "失効",
  authorized: "オーソリ",
  reauthorized: "再オーソリ",
  authorized_captured: "オーソリと確定",
  changed: "金額変更",
  changed_captured: "金額変更と確定",
  waits: "減額(確定時に連携)",
  captured: "オーソリ確定",
  canceled: "取消",
  now: "いま",
};

const LIMIT: Record<Extract<LinePoint, { kind: "limit" }>["of"], string> = {
  both: "連携の期限",
  cancel: "取消の期限",
  amount: "金額変更の期限",
  lapse: "オーソリの失効",
};

export function pointWord(point: LinePoint): string {
  switch (point.kind) {
    case "sent":
      return `${OPERATION_WORD[point.operation]}を送信`;
    case "limit":
      return point.over && point.of !== "lapse" ? "期限終了" : LIMIT[point.of];
    default:
      return POINT[point.kind];
  }
}

/** Where the payment stands now; the list says it beside いま. */
export const STAGE_NOW: Record<PaymentStage, string> = {
  unauthorized: "オーソリ前",
  before_capture: LINE_WORD.authorized,
  after_capture: LINE_WORD.captured,
  canceled: "取消済み",
};

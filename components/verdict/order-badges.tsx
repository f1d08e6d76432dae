import { Ban, CircleCheck, CircleDashed, CircleDotDashed, type LucideIcon, ShieldAlert } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { ORDER_STATUS_WORD, PAYMENT_STAGE_WORD } from "@/lib/messages/order-words";
import type { OrderStatus, PaymentStage } from "@/lib/orders/order-states";

const STAGE_ICON: Record<PaymentStage, LucideIcon> = {
  unauthorized: CircleDotDashed,
  before_capture: CircleDashed,
  after_capture: CircleCheck,
  canceled: Ban,
};

/** 段階: grey, told apart by icon and word. */
export function StageBadge({ stage }: { readonly stage: PaymentStage }) {
  const word = PAYMENT_STAGE_WORD[stage];
  return (
    <Badge tint="grey" icon={STAGE_ICON[stage]} title={word.long}>
      {word.short}
    </Badge>
  );
}

/** 対応状況 is data, not an alarm: text without a box. */
export function OrderStatusText({ status }: { readonly status: OrderStatus }) {
  const over = status === "canceled" || status === "returned";
  return (
    <Badge shape="bare" {...(over ? { icon: Ban } : {})}>
      {ORDER_STATUS_WORD[status]}
    </Badge>
  );
}

/** The small tags beside the stage: what of an order makes rules decide otherwise. */
export function OrderTags(props: {
  readonly paid: boolean;
  readonly threeDSecure: boolean;
  readonly slipNumberSent: boolean;
}) {
  return (
    <>
      {props.paid ? null : <Badge tint="amber">未入金</Badge>}
      {props.threeDSecure ? (
        <Badge tint="grey" icon={ShieldAlert}>
          3DS
        </Badge>
      ) : null}
      {props.slipNumberSent ? <Badge tint="grey">伝票連携済み</Badge> : null}
    </>
  );
}

import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { Description, DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { AMOUNT_AWAITED, AMOUNT_BY_WORD, AMOUNT_IN_DOUBT, AMOUNTS_APART_WORD } from "@/lib/messages/cards";
import { PAYMENT_STAGE_WORD } from "@/lib/messages/order-words";
import { formatYen } from "@/lib/money/yen";
import type { AmountsApart, OrderView } from "@/lib/orders/order-view-types";
import { formatDateTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { FactSection } from "./fact-section";

/** One width for both lists, so that the values line up. */
const TERMS = "grid-cols-[8.5rem_minmax(0,1fr)]";

export interface PaymentFactsProps {
  readonly view: OrderView;
  /** 突合 of the payment, with what may be done about it. */
  readonly reconciliation: ReactNode;
}

/** What the provider holds for this order, and the instants that limits count from. */
export function PaymentFacts({ view, reconciliation }: PaymentFactsProps) {
  const { order, payment, method } = view;
  return (
    <FactSection title="決済">
      <div className="px-4 pt-3">
        <DescriptionList className={TERMS}>
          <Description term="決済方法">
            {method.title}({method.provider})
          </Description>
          <Description term="決済ID">
            {payment.providerPaymentId === null ? (
              <Missing />
            ) : (
              <span className="inline-flex items-center gap-1">
                {payment.providerPaymentId}
                <CopyButton value={payment.providerPaymentId} label="決済IDをコピー" />
              </span>
            )}
          </Description>
          <Description term="決済代行会社の金額">
            <ProviderAmount view={view} />
          </Description>
          <Description term="突合">{reconciliation}</Description>
        </DescriptionList>
      </div>
      <AmountsApartNotice view={view} />
      <div className="grid gap-x-8 gap-y-1 px-4 pt-1 pb-3 wide:grid-cols-2">
        <DescriptionList className={cn(TERMS, "content-start")}>
          <Description term="段階">{PAYMENT_STAGE_WORD[payment.stage].long}</Description>
          <Description term="決済日時">
            <Instant at={payment.paymentAt} />
          </Description>
          <Description term="オーソリ確定日時">
            <Instant at={payment.capturedAt} />
          </Description>
          {payment.canceledAt === null ? null : (
            <Description term="取消日時">
              <Instant at={payment.canceledAt} />
            </Description>
          )}
        </DescriptionList>
        <DescriptionList className={cn(TERMS, "content-start")}>
          <Description term="入金">{order.paid ? "済み" : "未入金"}</Description>
          <Description term="3Dセキュア認証">{order.threeDSecure ? "あり" : "なし"}</Description>
          <Description term="伝票番号">
            <SlipNumber number={order.slipNumber} sent={order.slipNumberSent} />
          </Description>
        </DescriptionList>
      </div>
    </FactSection>
  );
}

function SlipNumber({ number, sent }: { readonly number: string | null; readonly sent: boolean }) {
  if (number === null) return <Missing />;
  return (
    <span className="inline-flex items-center gap-1">
      {number}({sent ? "連携済み" : "未連携"})
      <CopyButton value={number} label="伝票番号をコピー" />
    </span>
  );
}

function ProviderAmount({ view }: { readonly view: OrderView }): ReactNode {
  const { stage, providerAmount, waitingAmount } = view.payment;
  if (stage === "unauthorized") return <Missing />;
  const doubted = doubt(view);
  if (stage === "canceled") return doubted === null ? "0円(取消済み)" : `0円・取消済み${doubted}`;
  return (
    <>
      {formatYen(providerAmount)}
      {doubted ?? agreement(view)}
      {waitingAmount === null ? null : ` 確定待ち ${formatYen(waitingAmount)}`}
    </>
  );
}

/** Where our record is no word of what the provider holds: a call is on its way, the two differ, or a person said so. */
function doubt({ openOperation, reconciliation }: OrderView): string | null {
  if (openOperation !== null) return AMOUNT_AWAITED;
  if (reconciliation.difference !== null) return AMOUNT_IN_DOUBT;
  return reconciliation.byWordAlone ? AMOUNT_BY_WORD : null;
}

function agreement({ amounts }: OrderView): string {
  return amounts === null ? "(受注と一致)" : `(受注は${formatYen(amounts.shop)})`;
}

const APART_TINT = {
  operation_open: "violet",
  awaits_capture: "blue",
  console_task_open: "amber",
  discrepancy: "red",
} as const satisfies Record<AmountsApart["why"], string>;

/** Wherever shop and provider differ, both amounts stand side by side with the reason. */
function AmountsApartNotice({ view }: { readonly view: OrderView }) {
  const apart = view.amounts;
  if (apart === null) return null;
  return (
    <div className="px-4 pt-2 pb-1">
      <Notice
        tint={APART_TINT[apart.why]}
        title={`受注 ${formatYen(apart.shop)} / ${view.method.provider} ${formatYen(apart.provider)}`}
      >
        {AMOUNTS_APART_WORD[apart.why](view.method.provider)}
      </Notice>
    </div>
  );
}

function Instant({ at }: { readonly at: EpochMs | null }) {
  return at === null ? <Missing /> : formatDateTime(at);
}

/** A value that cannot exist yet. */
function Missing() {
  return <span className="text-muted">-</span>;
}

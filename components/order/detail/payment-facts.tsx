import { CreditCard } from "lucide-react";
import type { ReactNode } from "react";
import { ConsoleLink } from "@/components/console-link/console-link";
import { Term } from "@/components/glossary/term";
import { ProviderBeside } from "@/components/status/provider-beside";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { FactSection } from "@/components/ui/fact-section";
import { Notice } from "@/components/ui/notice";
import { Remaining } from "@/components/verdict/deadline-text";
import { providerOf } from "@/lib/capability/facts/catalogue";
import { CARD_FACT_WORD, CODE_GIVEN_WORD, cardText, expiryText, LAPSE_WORD } from "@/lib/messages/authorization";
import { AMOUNT_AWAITED, AMOUNT_BY_WORD, AMOUNT_IN_DOUBT, AMOUNTS_APART_WORD, VERB_BUTTON } from "@/lib/messages/cards";
import { NO_AUTHORIZATION_WORD } from "@/lib/messages/order-panel";
import { CAPTURED_TOGETHER } from "@/lib/messages/order-words";
import { formatYen } from "@/lib/money/yen";
import type { AmountsApart, OrderView } from "@/lib/orders/detail/order-view-types";
import { lapseSoon } from "@/lib/orders/detail/payment-line";
import type { OrderVerb } from "@/lib/payments/model/contract";
import { formatDateTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { AttemptTable } from "./attempt-table";
import { Changed } from "./changed";
import { isAuthorizing } from "./no-authorization";
import { PaymentLineFigure } from "./payment-line";

export interface PaymentFactsProps {
  readonly view: OrderView;
  readonly now: EpochMs;
  /** 突合 of the payment, with what may be done about it. */
  readonly reconciliation: ReactNode;
  /** Opens 入金処理 or 配送処理. */
  readonly onAct: (verb: OrderVerb) => void;
}

/** The payment's life as a line, and what the provider holds. Instants and amounts that the line carries stand there alone. */
export function PaymentFacts({ view, now, reconciliation, onAct }: PaymentFactsProps) {
  const { order, payment, method } = view;
  return (
    <FactSection
      title="決済"
      beside={
        <span className="min-w-0">
          <Changed of="method">{method.title}</Changed>{" "}
          <ProviderBeside name={method.title} provider={method.provider} />
        </span>
      }
      aside={
        payment.providerPaymentId === null ? null : (
          <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1 text-sm">
            <span className="text-muted">決済ID</span> <span className="break-id">{payment.providerPaymentId}</span>
            <CopyButton value={payment.providerPaymentId} label="決済IDをコピー" />
            <ConsoleLink provider={providerOf(method.id)} mayChange={view.viewer.mayChangeSettings} quiet />
          </span>
        )
      }
    >
      <div className="flex flex-col gap-3 px-3 py-3 tablet:px-4">
        {payment.stage === "unauthorized" ? (
          <NeverAuthorized view={view} />
        ) : (
          <PaymentLineFigure view={view} now={now} />
        )}
        <LapseSoon view={view} now={now} />
        <AmountsApartNotice view={view} />
        <dl className="flex flex-wrap gap-x-5 gap-y-1 border-line text-sm not-first:border-t not-first:pt-2.5">
          <Fact term="決済代行会社の金額">
            <ProviderAmount view={view} />
          </Fact>
          <Fact term={<Term id="reconcile" />} screenOnly>
            {reconciliation}
          </Fact>
          {payment.card === null ? null : (
            <Fact term={CARD_FACT_WORD.term}>
              {cardText(payment.card)}(
              {CARD_FACT_WORD.rest(expiryText(payment.card.expiry), CODE_GIVEN_WORD[payment.card.securityCode])})
            </Fact>
          )}
          {payment.captureReason === null ? null : (
            <Fact term={CAPTURED_TOGETHER.label}>{CAPTURED_TOGETHER.why[payment.captureReason]}</Fact>
          )}
          <Fact term="3Dセキュア">{order.threeDSecure ? "あり" : "なし"}</Fact>
          <Fact term="入金">
            {order.paid ? "済み" : "未入金"}
            {order.paidOn === null ? "" : ` ${writtenDay(order.paidOn)}`}
            <FactAct verb={view.facts.payment} onAct={onAct} />
          </Fact>
          <Fact term="伝票番号">
            <SlipNumber number={order.slipNumber} sent={order.slipNumberSent} />
            {order.carrier === null ? "" : ` ${order.carrier}`}
            {order.shippedOn === null ? "" : ` ${writtenDay(order.shippedOn)}`}
            <FactAct verb={view.facts.ship ? "ship" : null} onAct={onAct} />
          </Fact>
        </dl>
      </div>
    </FactSection>
  );
}

/** 2026/11/28 */
function writtenDay(day: string): string {
  return day.replaceAll("-", "/");
}

/** Offered to staff who may act, beside the fact that it changes. */
function FactAct({ verb, onAct }: { readonly verb: OrderVerb | null; readonly onAct: (verb: OrderVerb) => void }) {
  if (verb === null) return null;
  return (
    <Button variant="quiet" size="small" className="ml-1" onClick={() => onAct(verb)}>
      {VERB_BUTTON[verb]}
    </Button>
  );
}

/** Beforehand, and said to be the provider's: a capture alone keeps what was authorized. */
function LapseSoon({ view, now }: { readonly view: OrderView; readonly now: EpochMs }) {
  const lapse = lapseSoon(view.payment, now);
  if (lapse === null) return null;
  const { cancel, amount } = view.cards;
  const limited = cancel.deadline?.state === "set" || amount.deadline?.state === "set";
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm">
      <span>{LAPSE_WORD.soon(view.method.provider, formatDateTime(lapse.at), limited)}</span>
      <Remaining deadline={lapse.at} now={now} />
    </p>
  );
}

/** In the line's place: that nothing lives, or is not known to, and what was tried. */
function NeverAuthorized({ view }: { readonly view: OrderView }) {
  return (
    <>
      <p className="flex items-start gap-2">
        <CreditCard className="mt-0.5 size-4.5 shrink-0 text-muted" aria-hidden="true" />
        <span>{isAuthorizing(view) ? NO_AUTHORIZATION_WORD.underWay : NO_AUTHORIZATION_WORD.fact}</span>
      </p>
      <AttemptTable view={view} />
    </>
  );
}

function Fact({
  term,
  screenOnly = false,
  children,
}: {
  readonly term: ReactNode;
  readonly screenOnly?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={cn("flex min-w-0 flex-wrap items-baseline gap-x-1.5", screenOnly && "print:hidden")}>
      <dt className="text-muted leading-6">{term}</dt>
      <dd className="break-id min-w-0 leading-6">{children}</dd>
    </div>
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

/**
 * Our record is not what the provider was last known to hold: a call is on its way, the two differ, or a person
 * recorded it.
 */
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
    <Notice
      tint={APART_TINT[apart.why]}
      title={`受注 ${formatYen(apart.shop)} / ${view.method.provider} ${formatYen(apart.provider)}`}
    >
      {AMOUNTS_APART_WORD[apart.why](view.method.provider)}
    </Notice>
  );
}

/** A value that cannot exist yet. */
function Missing() {
  return <span className="text-muted">-</span>;
}

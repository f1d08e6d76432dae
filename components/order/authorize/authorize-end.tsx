"use client";

import { CircleCheck, CircleX, History, RotateCcw } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useId } from "react";
import { ResultFocus } from "@/components/decision/result-focus";
import { type Buyer, ChallengeLink } from "@/components/order/detail/challenge-link";
import { ChangeMethod } from "@/components/order/dialog/method-dialog";
import { RegisterLink } from "@/components/order-list/register-link";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { CardBadgeView } from "@/components/verdict/card-badge";
import { DeadlineText } from "@/components/verdict/deadline-text";
import { takesCard } from "@/lib/capability/authorization";
import { AUTHORIZE_END, AUTHORIZE_WORD, CAPTURE_TIMING_WORD, cardText } from "@/lib/messages/authorization";
import { DEADLINE_WORD } from "@/lib/messages/deadlines";
import { ENDING_WORD } from "@/lib/messages/outcomes";
import { providerReason } from "@/lib/messages/provider-codes";
import { capturedTogetherStatus, OPERATION_STATUS, operationStatus, stageStatus } from "@/lib/messages/statuses";
import { formatYen } from "@/lib/money/yen";
import type { OpenOperationView, OrderView } from "@/lib/orders/detail/order-view-types";
import { formatMoment, formatTimeSeconds } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import type { AuthorizationEnd } from "./authorize-end-of";

export interface AuthorizeEndProps {
  readonly end: AuthorizationEnd;
  readonly view: OrderView;
  readonly now: EpochMs;
  readonly onAgain: () => void;
  readonly onMethodSettled: () => Promise<unknown>;
}

/** What came of it, in the place of what would be sent. Only 完了 claims that something happened. */
export function AuthorizeEnd({ end, view, now, onAgain, onMethodSettled }: AuthorizeEndProps) {
  switch (end.is) {
    case "open":
      return <Open operation={end.operation} view={view} now={now} />;
    case "done":
      return <Done end={end} view={view} now={now} />;
    case "declined":
      return <Declined end={end} view={view} onAgain={onAgain} onMethodSettled={onMethodSettled} />;
    case "not_sent":
      return <NotSent end={end} view={view} onAgain={onAgain} />;
  }
}

interface FaceProps {
  readonly badge: ReactNode;
  readonly at: string;
  readonly title: string;
  readonly role: "status" | "alert";
  readonly actions: ReactNode;
  readonly children?: ReactNode;
}

/** One face for every end: badge and instant, what it is, what follows, and the ways on. */
function Face({ badge, at, title, role, actions, children }: FaceProps) {
  const id = useId();
  return (
    <ResultFocus>
      <section
        aria-labelledby={id}
        role={role}
        className="flex max-w-[44rem] flex-col gap-3 rounded-panel border border-line bg-surface px-4 py-4"
      >
        <p className="flex items-center justify-between gap-2">
          {badge}
          <span className="text-muted text-sm">{at}</span>
        </p>
        <h2 id={id} className="font-bold text-lg">
          {title}
        </h2>
        {children}
        <div className="flex flex-wrap items-center justify-end gap-2 pt-1 max-tablet:*:grow">{actions}</div>
      </section>
    </ResultFocus>
  );
}

interface DoneProps {
  readonly end: Extract<AuthorizationEnd, { is: "done" }>;
  readonly view: OrderView;
  readonly now: EpochMs;
}

function Done({ end, view, now }: DoneProps) {
  const amount = formatYen(end.amount);
  return (
    <Face
      badge={<StatusBadge status={OPERATION_STATUS.succeeded} />}
      at={formatMoment(end.at, view.serverNow)}
      role="status"
      title={end.captureReason === null ? AUTHORIZE_END.done(amount) : AUTHORIZE_END.doneCaptured(amount)}
      actions={
        <>
          <RegisterLink label={AUTHORIZE_WORD.nextOrder} />
          <ToOrder view={view} primary />
        </>
      }
    >
      {/* Until the order was read again, it does not tell of its payment. */}
      {view.payment.stage === "unauthorized" ? null : <DoneFacts view={view} now={now} />}
    </Face>
  );
}

function DoneFacts({ view, now }: { readonly view: OrderView; readonly now: EpochMs }) {
  const { payment, order, cards, method } = view;
  const { captureReason } = payment;
  const { row } = AUTHORIZE_WORD;
  const limit = cards.cancel.deadline?.state === "set" ? cards.cancel.deadline.at : null;
  return (
    <dl className="flex flex-col gap-1.5">
      {payment.providerPaymentId === null ? null : (
        <Row term={row.paymentId}>
          <span className="break-id">{payment.providerPaymentId}</span>
        </Row>
      )}
      <Row term={row.stage}>
        <span className="flex flex-wrap gap-1.5">
          <StatusBadge status={stageStatus(payment.stage, payment.without)} />
          {captureReason === null ? null : <StatusBadge status={capturedTogetherStatus(captureReason)} />}
        </span>
      </Row>
      {captureReason === null ? null : <Row term={row.why}>{CAPTURE_TIMING_WORD[captureReason](method.title)}</Row>}
      <Row term={row.paid}>{order.paid ? AUTHORIZE_END.paid : AUTHORIZE_END.unpaid}</Row>
      <Row term={row.cancel}>
        <CardBadgeView badge={cards.cancel.badge} />{" "}
        {limit === null ? DEADLINE_WORD.none : <DeadlineText deadline={limit} now={now} brief />}
      </Row>
    </dl>
  );
}

function Declined(props: {
  readonly end: Extract<AuthorizationEnd, { is: "declined" }>;
  readonly view: OrderView;
  readonly onAgain: () => void;
  readonly onMethodSettled: () => Promise<unknown>;
}) {
  const { end, view, onAgain, onMethodSettled } = props;
  const { code, entry } = end;
  const card = entry?.authorization?.card ?? null;
  return (
    <Face
      badge={<StatusBadge status={stageStatus("unauthorized", "rejected")} />}
      at={formatTimeSeconds(end.at)}
      role="alert"
      title={AUTHORIZE_END.declined(view.method.provider)}
      actions={
        <>
          <ToOrder view={view} />
          {view.authorization === null ? null : <ChangeMethod view={view} onSettled={onMethodSettled} />}
          <Button variant="primary" onClick={onAgain}>
            <RotateCcw aria-hidden="true" />
            {takesCard(view.method.id) ? AUTHORIZE_END.again.card : AUTHORIZE_END.again.plain}
          </Button>
        </>
      }
    >
      <p className="flex items-start gap-2">
        <CircleX className="mt-0.5 size-4.5 shrink-0 text-red" aria-hidden="true" />
        <span>
          <span className="font-medium">{AUTHORIZE_END.reason(providerReason(entry?.meaning ?? null, code))}</span>
          {code === null ? null : <span className="text-muted text-sm">{AUTHORIZE_END.code(code)}</span>}
          {card === null ? null : <span className="block text-muted text-sm">{cardText(card)}</span>}
        </span>
      </p>
      <p className="text-muted">{AUTHORIZE_END.noCharge}</p>
    </Face>
  );
}

function NotSent(props: {
  readonly end: Extract<AuthorizationEnd, { is: "not_sent" }>;
  readonly view: OrderView;
  readonly onAgain: () => void;
}) {
  const { end, view, onAgain } = props;
  const crowded = end.cause === "lane_full";
  return (
    <Face
      badge={<StatusBadge status={OPERATION_STATUS.not_sent} />}
      at={formatTimeSeconds(end.at)}
      role="alert"
      title={AUTHORIZE_END.notSent}
      actions={
        <>
          <ToOrder view={view} />
          <Button variant="primary" onClick={onAgain}>
            <RotateCcw aria-hidden="true" />
            {AUTHORIZE_END.again.plain}
          </Button>
        </>
      }
    >
      <p>{crowded ? ENDING_WORD.notSentCrowded(view.method.provider) : AUTHORIZE_END.notSentWhy}</p>
    </Face>
  );
}

/** While it is not settled there is no button that sends: not here, and not on the order. */
function Open(props: { readonly operation: OpenOperationView; readonly view: OrderView; readonly now: EpochMs }) {
  const { operation, view, now } = props;
  const { state, waitsFor, nextStepAt } = operation;
  const next = nextStepAt !== null && nextStepAt > now ? AUTHORIZE_END.next(formatTimeSeconds(nextStepAt)) : null;
  const shared = {
    badge: <StatusBadge status={operationStatus(state, waitsFor?.for ?? null)} />,
    at: formatTimeSeconds(operation.at),
    role: "status",
  } as const;
  if (waitsFor?.for === "buyer") return <Challenge {...shared} waitsFor={waitsFor} view={view} now={now} />;
  const { provider } = view.method;
  const links = (
    <>
      <ToHistory view={view} />
      <ToOrder view={view} />
    </>
  );
  if (waitsFor?.for === "screening") {
    return (
      <Face {...shared} title={AUTHORIZE_END.screening(provider)} actions={links}>
        <p>
          {AUTHORIZE_END.screeningWhy} {next}
        </p>
        <p className="text-muted">{AUTHORIZE_END.screeningBlocks}</p>
      </Face>
    );
  }
  if (state === "unknown" || state === "needs_person") {
    return (
      <Face {...shared} title={AUTHORIZE_END.unknown(provider)} actions={links}>
        <p>
          {AUTHORIZE_END.unknownWhy} {next}
        </p>
        <p className="text-muted">{AUTHORIZE_END.unknownThen}</p>
      </Face>
    );
  }
  return <Face {...shared} title={AUTHORIZE_END.sending(provider)} actions={links} />;
}

function Challenge(props: {
  readonly badge: ReactNode;
  readonly at: string;
  readonly role: "status";
  readonly waitsFor: Buyer;
  readonly view: OrderView;
  readonly now: EpochMs;
}) {
  const { waitsFor, view, now, ...face } = props;
  return (
    <Face {...face} title={AUTHORIZE_END.challenge} actions={<ToOrder view={view} />}>
      <p>{AUTHORIZE_END.challengeWhy}</p>
      <ChallengeLink waitsFor={waitsFor} now={now} />
    </Face>
  );
}

function ToOrder({ view, primary = false }: { readonly view: OrderView; readonly primary?: boolean }) {
  return (
    <Button asChild variant={primary ? "primary" : "secondary"}>
      <Link href={`/orders/${encodeURIComponent(view.orderNumber)}`}>
        {primary ? <CircleCheck aria-hidden="true" /> : null}
        {AUTHORIZE_WORD.openOrder}
      </Link>
    </Button>
  );
}

function ToHistory({ view }: { readonly view: OrderView }) {
  return (
    <Button asChild>
      <Link href={`/operations?q=${encodeURIComponent(view.orderNumber)}`}>
        <History aria-hidden="true" />
        {AUTHORIZE_WORD.openHistory}
      </Link>
    </Button>
  );
}

function Row({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.75rem_minmax(0,1fr)] gap-x-2">
      <dt className="text-muted text-sm leading-[1.375rem]">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

"use client";

import { CreditCard, KeyRound } from "lucide-react";
import { useId } from "react";
import { BusyLabel } from "@/components/decision/busy-label";
import { ResultFocus } from "@/components/decision/result-focus";
import { SignInAgain } from "@/components/drafts/sign-in-again";
import { StopNotice } from "@/components/order/dialog/stop-notice";
import type { DialogState, ReadyState, VerbDialog } from "@/components/order/dialog/use-verb-dialog";
import { stopWords } from "@/components/order/words/dialog-words";
import type { VerbFailure } from "@/components/order/words/order-calls";
import { RegisterLink } from "@/components/order-list/register-link";
import { StatusBadge } from "@/components/status/status-badge";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FactSection } from "@/components/ui/fact-section";
import { WireName } from "@/components/verdict/wire-name";
import { AUTHORIZE_WORD, CAPTURE_TIMING_WORD, CARD_FORM_WORD, CODE_DEMAND_WORD } from "@/lib/messages/authorization";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { capturedTogetherStatus } from "@/lib/messages/statuses";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { CARD_REFUSALS, type Plan } from "@/lib/payments/model/contract";
import { formatTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { AuthorizeRow } from "./authorize-row";
import { PreviousAttempt } from "./previous-attempt";
import type { CardFormPlace } from "./use-card-form";

export interface SendPanelProps {
  readonly dialog: VerbDialog;
  readonly view: OrderView;
  readonly now: EpochMs;
  /** null: the method takes no card. */
  readonly form: CardFormPlace | null;
  /** An answer got lost, and the order was not read since. */
  readonly unheard: boolean;
  readonly onAgain: () => void;
}

type AuthorizePlan = Extract<Plan, { kind: "authorize" }>;

/** 送信する内容: where to, how much, when it is captured and why, and the one button that sends. */
export function SendPanel(props: SendPanelProps) {
  const { dialog, view, form, unheard, onAgain } = props;
  const { state } = dialog;
  return (
    <FactSection
      title={AUTHORIZE_WORD.plan}
      aside={
        state.at === "ready" || state.at === "sending" ? (
          <span className="text-muted text-sm">{AUTHORIZE_WORD.plannedAt(formatTime(state.opened.serverNow))}</span>
        ) : null
      }
    >
      <div className="flex flex-col gap-3 px-4 py-3">
        {state.at === "stopped" ? (
          <Stopped state={state} view={view} unheard={unheard} onAgain={onAgain} />
        ) : state.at === "ready" || state.at === "sending" ? (
          <Planned state={state} dialog={dialog} form={form} />
        ) : (
          <p role="status" className="text-muted">
            {AUTHORIZE_WORD.preparing}
          </p>
        )}
      </div>
    </FactSection>
  );
}

function isAuthorize(plan: Plan): plan is AuthorizePlan {
  return plan.does === "send" && plan.kind === "authorize";
}

function Planned(props: {
  readonly state: Extract<DialogState, { at: "ready" | "sending" }>;
  readonly dialog: VerbDialog;
  readonly form: CardFormPlace | null;
}) {
  const { state, dialog, form } = props;
  const { plan } = state;
  const { method } = state.opened.view;
  if (!isAuthorize(plan)) throw new Error(`an authorization was opened with a plan that ${plan.does}s`);
  const { captureReason, securityCode } = plan;
  const { row } = AUTHORIZE_WORD;
  return (
    <>
      <dl className="flex flex-col gap-2">
        <AuthorizeRow term={row.to}>{method.provider}</AuthorizeRow>
        <AuthorizeRow term={row.operation}>{AUTHORIZE_WORD.operation(formatYen(plan.amount))}</AuthorizeRow>
        <AuthorizeRow term={row.timing}>
          {captureReason === null ? null : <StatusBadge status={capturedTogetherStatus(captureReason)} />}
          <span className="block text-muted text-sm">{CAPTURE_TIMING_WORD[captureReason ?? "none"](method.title)}</span>
        </AuthorizeRow>
        {securityCode === null ? null : (
          <AuthorizeRow term={row.code}>
            <Badge icon={KeyRound}>{CODE_DEMAND_WORD[securityCode].short}</Badge>
            <span className="block text-muted text-sm">{CODE_DEMAND_WORD[securityCode].long}</span>
          </AuthorizeRow>
        )}
        <AuthorizeRow term={row.method}>{method.title}</AuthorizeRow>
      </dl>
      <WireName sends={[plan]} />
      <PreviousAttempt view={state.opened.view} />
      <Sending state={state} plan={plan} dialog={dialog} form={securityCode === null ? null : form} />
    </>
  );
}

function Sending(props: {
  readonly state: Extract<DialogState, { at: "ready" | "sending" }>;
  readonly plan: AuthorizePlan;
  readonly dialog: VerbDialog;
  readonly form: CardFormPlace | null;
}) {
  const { state, plan, dialog, form } = props;
  const noteId = useId();
  const card = form?.state.at === "given" ? form.state.card : null;
  const waits = form !== null && card === null;
  const send = (ready: ReadyState) =>
    dialog.send(ready, { reason: "", acknowledged: false, ...(card === null ? {} : { cardToken: card.token }) });
  const label = AUTHORIZE_WORD.send(formatYen(plan.amount));
  return (
    <>
      {waits ? (
        <p className="flex items-center gap-3 rounded-panel bg-sunken px-3 py-2">
          <CreditCard className="size-5 shrink-0 text-muted" aria-hidden="true" />
          <span>
            {CARD_FORM_WORD.waiting}
            <span className="block text-muted text-sm">{CARD_FORM_WORD.nothingSent}</span>
          </span>
        </p>
      ) : null}
      {card === null || form === null ? null : (
        // The provider's frame had the focus, and is gone.
        <ResultFocus>
          <div role="status" className="flex flex-col gap-2">
            <span>
              <Badge tint="blue" icon={CreditCard}>
                {CARD_FORM_WORD.ready}
              </Badge>
            </span>
            <p className="text-muted text-sm">{CARD_FORM_WORD.once(formatTime(Date.parse(card.expiresAt)))}</p>
          </div>
        </ResultFocus>
      )}
      <Button
        size="large"
        variant="primary"
        className="w-full"
        blockedBy={waits ? noteId : undefined}
        busy={state.at === "sending"}
        onClick={() => (state.at === "ready" ? send(state) : undefined)}
      >
        <BusyLabel label={label} busy={state.at === "sending" ? DIALOG_WORD.sendingButton : null} />
      </Button>
      {waits ? (
        <p id={noteId} className="text-muted text-sm">
          {CARD_FORM_WORD.blocked}
        </p>
      ) : null}
    </>
  );
}

/**
 * Says first whether nothing was sent or the outcome is unknown. If the order was read since and shows no authorization,
 * staff may ask for one again.
 */
function Stopped(props: {
  readonly state: Extract<DialogState, { at: "stopped" }>;
  readonly view: OrderView;
  readonly unheard: boolean;
  readonly onAgain: () => void;
}) {
  const { state, view, unheard, onAgain } = props;
  const words = stopWords(state.failure, state.lost, view, view.serverNow);
  const found = words.doubtful && !unheard;
  return (
    <>
      <StopNotice words={words} />
      {words.another ? <RegisterLink size="large" /> : null}
      {found ? <p role="status">{AUTHORIZE_WORD.noneFound}</p> : null}
      {words.signIn ? <SignInAgain size="large" variant="primary" /> : null}
      {(words.retry || found) && !words.signIn ? (
        <Button size="large" variant="primary" onClick={onAgain}>
          {isTypedAgain(state.failure) ? CARD_FORM_WORD.retypeCard : DIALOG_WORD.again}
        </Button>
      ) : null}
    </>
  );
}

/** The form opens with the next preparation: that is the way out of every refusal of a card but one. */
export function isTypedAgain({ code }: VerbFailure): boolean {
  return code !== "card_not_checked" && CARD_REFUSALS.some((one) => one === code);
}

"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { ConsoleNote } from "@/components/console-link/console-note";
import { BusyLabel } from "@/components/decision/busy-label";
import { CloseButton } from "@/components/decision/close-button";
import { DraftNote } from "@/components/drafts/draft-note";
import { useDraftText } from "@/components/drafts/use-draft-text";
import { afterCaptureTexts } from "@/components/order/words/card-words";
import { planSubjectOf } from "@/components/order/words/dialog-words";
import { ruleReasonSubject } from "@/components/order/words/reason-subject";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useAnnouncer } from "@/components/ui/live-region";
import { Textarea } from "@/components/ui/textarea";
import { DeadlineText } from "@/components/verdict/deadline-text";
import { ExternalNotice, hasNotice } from "@/components/verdict/external-notice";
import { WireName } from "@/components/verdict/wire-name";
import { withProvider } from "@/lib/capability/facts/catalogue";
import type { RuleReason } from "@/lib/capability/types";
import { CARD_ROW } from "@/lib/messages/cards";
import { type ActSubject, acknowledgementText, actButton, DIALOG_WORD, irreversibleText } from "@/lib/messages/dialogs";
import { OUTCOME_TERM } from "@/lib/messages/glossary-words";
import { isNoAuthorization, noAuthorizationText } from "@/lib/messages/order-reasons";
import { planSteps } from "@/lib/messages/outcomes";
import { reasonWords } from "@/lib/messages/reasons";
import { refusalText } from "@/lib/messages/refusals";
import { OUTCOME_STATUS } from "@/lib/messages/statuses";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { NoAuthorization, Plan } from "@/lib/payments/model/contract";
import { REASON_MAX } from "@/lib/text/limits";
import { isBlank } from "@/lib/text/visible";
import type { EpochMs } from "@/lib/time/epoch";
import { AcknowledgementBox } from "./acknowledgement-box";
import { DifferenceCaution } from "./difference-caution";

export interface ReadyBodyProps {
  /** Where the reason is kept while it is typed. */
  readonly draftForm: string;
  readonly plan: Plan;
  readonly needsAcknowledgement: boolean;
  readonly view: OrderView;
  readonly now: EpochMs;
  /** Sent; the answer is awaited. Leaving does not stop it. */
  readonly sending: boolean;
  readonly onLeave: () => void;
  readonly onSend: (given: { readonly reason: string; readonly acknowledged: boolean }) => void;
}

/** What will happen, before it happens. Tab leads to やめる first; no key but a press on the button sends. */
export function ReadyBody(props: ReadyBodyProps) {
  const { plan, needsAcknowledgement, view, now, sending, onLeave, onSend } = props;
  const formId = useId();
  const irreversibleId = useId();
  const irreversible = irreversibleText(plan, view.cards.amount.range?.decreaseOnly === true);
  const draft = useDraftText(props.draftForm, view.orderNumber);
  const reason = draft.text;
  const [acknowledged, setAcknowledged] = useState(false);
  const [missing, setMissing] = useState(false);
  const reasonNeeded = plan.does === "unmark";
  const box = useRef<HTMLInputElement>(null);
  const reasonBox = useRef<HTMLTextAreaElement>(null);
  const { refuse } = useAnnouncer();
  const subject: ActSubject = {
    ...planSubjectOf(plan, view.method.provider),
    total: formatYen(view.order.total),
    method: view.method.title,
  };
  const acknowledgement = acknowledgementText(plan, subject);
  const refusal = refusalText("acknowledgement_missing", {
    orderNumber: view.orderNumber,
    acknowledgement: acknowledgement.object,
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (needsAcknowledgement && !acknowledged) {
      setMissing(true);
      refuse(refusal);
      box.current?.focus();
      return;
    }
    if (reasonNeeded && isBlank(reason)) {
      setMissing(true);
      refuse(DIALOG_WORD.reasonMissing);
      reasonBox.current?.focus();
      return;
    }
    onSend({ reason: reason.trim(), acknowledged });
  };

  return (
    <>
      <DialogBody>
        <p className="flex flex-wrap gap-x-4 text-muted">
          <span>{view.order.customer.name} 様</span>
          <span>{withProvider(view.method.title, view.method.provider)}</span>
          <span>{formatYen(view.order.total)}</span>
        </p>
        <DifferenceCaution view={view} />
        <PlanStatement plan={plan} view={view} now={now} />
        <form id={formId} onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
          {needsAcknowledgement ? (
            <AcknowledgementBox
              boxRef={box}
              label={acknowledgement.label}
              error={missing && !acknowledged ? refusal : null}
              checked={acknowledged}
              onChange={setAcknowledged}
            />
          ) : null}
          <Field
            label={reasonNeeded ? DIALOG_WORD.reasonNeeded : DIALOG_WORD.reason}
            hint={DIALOG_WORD.reasonHint}
            required={reasonNeeded}
            error={reasonNeeded && missing && isBlank(reason) ? DIALOG_WORD.reasonMissing : undefined}
          >
            {(control) => (
              <Textarea
                {...control}
                ref={reasonBox}
                rows={2}
                limit={REASON_MAX}
                value={reason}
                onChange={(event) => draft.change(event.target.value)}
              />
            )}
          </Field>
          <DraftNote draft={draft} />
        </form>
      </DialogBody>
      <DialogFooter>
        {irreversible === null ? null : (
          <p id={irreversibleId} className="mr-auto font-medium text-sm">
            {irreversible}
          </p>
        )}
        {sending ? (
          <CloseButton onClose={onLeave} />
        ) : (
          <Button size="large" onClick={onLeave}>
            {DIALOG_WORD.leave}
          </Button>
        )}
        <Button
          size="large"
          variant={endsOrder(plan) ? "danger" : "primary"}
          type="submit"
          form={formId}
          busy={sending}
          {...(irreversible === null ? {} : { "aria-describedby": irreversibleId })}
        >
          <BusyLabel label={actButton(plan, subject)} busy={sending ? sendingLabel(plan) : null} />
        </Button>
      </DialogFooter>
    </>
  );
}

function sendingLabel(plan: Plan): string {
  return plan.does === "send" ? DIALOG_WORD.sendingButton : DIALOG_WORD.savingButton;
}

/** Danger is kept for what sends money back or ends the order. */
function endsOrder(plan: Plan): boolean {
  if (plan.does === "send") return plan.kind === "cancel" || plan.kind === "terminate";
  return plan.does === "cancel_in_shop" || plan.does === "mark_and_task";
}

function whyNotSent(reason: RuleReason | NoAuthorization, plan: Plan, view: OrderView, now: EpochMs): string {
  if (isNoAuthorization(reason)) return noAuthorizationText(reason);
  const limit = "deadline" in plan ? { deadline: plan.deadline } : {};
  return reasonWords(reason, ruleReasonSubject(view, { now, ...limit })).why;
}

function PlanStatement({ plan, view, now }: { readonly plan: Plan; readonly view: OrderView; readonly now: EpochMs }) {
  const captures = plan.does === "send" && plan.kind === "capture";
  const losses = captures ? afterCaptureTexts(view.cards.capture.afterCapture) : [];
  const reasons = "reasons" in plan ? plan.reasons : [];
  const outcome = plan.does === "cancel_in_shop" ? "shop_only" : "not_linked";
  return (
    <div className="mt-3 flex flex-col gap-3">
      {reasons.length === 0 ? null : (
        <div className="rounded-panel bg-sunken px-3 py-2">
          <p className="flex items-center gap-2 font-medium">
            <StatusBadge status={OUTCOME_STATUS[outcome]} />
            {DIALOG_WORD.reasons}
          </p>
          <p className="text-muted text-sm">{OUTCOME_TERM[outcome]}</p>
          <ul className="mt-1 list-disc pl-5">
            {reasons.map((reason) => (
              <li key={reason}>{whyNotSent(reason, plan, view, now)}</li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <h3 className="font-bold text-base">{DIALOG_WORD.will}</h3>
        <ol className="mt-1 list-decimal pl-6">
          {planSteps(plan, planSubjectOf(plan, view.method.provider)).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {plan.does === "mark_and_task" || plan.does === "change_and_task" ? <ConsoleNote className="mt-1" /> : null}
        {plan.does === "send" ? <WireName sends={[plan]} /> : null}
      </div>
      {plan.does === "send" && plan.deadline !== null ? (
        <p>
          <span className="mr-2 text-muted">{DIALOG_WORD.deadline}</span>
          <DeadlineText deadline={plan.deadline} now={now} />
        </p>
      ) : null}
      {endsOrder(plan) && hasNotice(view.cards.cancel) ? (
        <p>
          <span className="mr-2 text-muted">{CARD_ROW.caution}</span>
          <ExternalNotice card={view.cards.cancel} view={view} />
        </p>
      ) : null}
      {losses.map((loss) => (
        <p key={loss}>{loss}</p>
      ))}
    </div>
  );
}

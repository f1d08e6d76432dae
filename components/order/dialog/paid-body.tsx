"use client";

import { type ReactNode, useRef, useState } from "react";
import { DraftNote } from "@/components/drafts/draft-note";
import { useDraftText } from "@/components/drafts/use-draft-text";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAnnouncer } from "@/components/ui/live-region";
import { Textarea } from "@/components/ui/textarea";
import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { factSteps, PAID_WORD } from "@/lib/messages/shop-facts";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { lastMoneyWord } from "@/lib/orders/detail/recorded-payment";
import type { Plan } from "@/lib/payments/model/contract";
import { REASON_MAX } from "@/lib/text/limits";
import { isBlank } from "@/lib/text/visible";
import { formatMoment } from "@/lib/time/display";
import { recordedDayIssue } from "./day-issue";
import { FactForm, StaysInShop } from "./fact-form";
import type { GivenConfirmation } from "./use-verb-dialog";

export interface PaidBodyProps {
  readonly plan: Extract<Plan, { does: "record_payment" | "take_back_payment" }>;
  readonly view: OrderView;
  /** Where the reason is kept while it is typed. */
  readonly draftForm: string;
  readonly sending: boolean;
  readonly onLeave: () => void;
  readonly onSend: (given: GivenConfirmation) => void;
}

/** 入金を記録 and 未入金に戻す: the whole amount, its day, and how staff know. Nothing is sent. */
export function PaidBody({ plan, view, draftForm, sending, onLeave, onSend }: PaidBodyProps) {
  const records = plan.does === "record_payment";
  const [paidOn, setPaidOn] = useState(records ? plan.paidOn : "");
  const [tried, setTried] = useState(false);
  const draft = useDraftText(draftForm, view.orderNumber);
  const dayBox = useRef<HTMLInputElement>(null);
  const reasonBox = useRef<HTMLTextAreaElement>(null);
  const { refuse } = useAnnouncer();
  const wrongDay = records ? recordedDayIssue(paidOn, view.facts) : null;
  const missing = isBlank(draft.text) ? DIALOG_WORD.reasonMissing : null;
  const { provider } = view.method;
  const word = lastMoneyWord(view);

  const act = () => {
    setTried(true);
    const wrong = wrongDay ?? missing;
    if (wrong === null)
      return onSend({ reason: draft.text.trim(), acknowledged: false, ...(records ? { paidOn } : {}) });
    refuse(wrong);
    (wrongDay === null ? reasonBox : dayBox).current?.focus();
  };

  return (
    <FactForm
      view={view}
      steps={factSteps(plan, provider)}
      consequence={<StaysInShop>{records ? PAID_WORD.noSend(provider) : PAID_WORD.noRefund}</StaysInShop>}
      act={records ? PAID_WORD.record : PAID_WORD.back}
      acting={DIALOG_WORD.savingButton}
      sending={sending}
      onLeave={onLeave}
      onAct={act}
    >
      {records ? (
        <div className="grid grid-cols-2 gap-3 max-tablet:grid-cols-1">
          <Field label={PAID_WORD.paidOn} required error={tried && wrongDay !== null ? wrongDay : undefined}>
            {(control) => (
              <Input
                {...control}
                ref={dayBox}
                type="date"
                min={view.facts.orderedOn}
                max={view.facts.today}
                value={paidOn}
                onChange={(event) => setPaidOn(event.target.value)}
              />
            )}
          </Field>
          <p>
            <span className="block font-medium text-sm">{PAID_WORD.amount}</span>
            <span className="leading-8">
              {formatYen(view.order.total)} <span className="text-muted text-sm">{PAID_WORD.whole}</span>
            </span>
          </p>
        </div>
      ) : (
        <Said term={PAID_WORD.recorded}>
          {view.order.paidOn === null ? "" : `${view.order.paidOn.replaceAll("-", "/")} `}
          {formatYen(view.order.total)} {recordedBy(view)}
        </Said>
      )}
      {records && word?.arrived === false ? (
        <Said term={PAID_WORD.takenBack}>{PAID_WORD.takenBackBy(formatMoment(word.at, view.serverNow), word.by)}</Said>
      ) : null}
      <Field
        label={records ? PAID_WORD.how : DIALOG_WORD.reasonNeeded}
        hint={DIALOG_WORD.reasonHint}
        required
        error={tried && missing !== null ? missing : undefined}
      >
        {(control) => (
          <Textarea
            {...control}
            ref={reasonBox}
            rows={2}
            limit={REASON_MAX}
            value={draft.text}
            onChange={(event) => draft.change(event.target.value)}
          />
        )}
      </Field>
      <DraftNote draft={draft} />
    </FactForm>
  );
}

function Said({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <p className="flex flex-wrap gap-x-4">
      <span className="text-muted">{term}</span>
      <span>{children}</span>
    </p>
  );
}

/** Whose word the present 入金 is, and since when. */
function recordedBy(view: OrderView): string {
  const word = lastMoneyWord(view);
  if (word?.arrived === true) return PAID_WORD.recordedBy(formatMoment(word.at, view.serverNow), word.by);
  return paymentBeginningOf(view.method.id) === "with_authorization" ? PAID_WORD.withAuthorization : "";
}

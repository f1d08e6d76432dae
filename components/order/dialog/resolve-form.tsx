"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ConsoleNote } from "@/components/console-link/console-note";
import { DecisionForm } from "@/components/decision/decision-form";
import { useDraftText } from "@/components/drafts/use-draft-text";
import { resolveOperation, type VerbFailure } from "@/components/order/words/order-calls";
import { FieldError } from "@/components/ui/field";
import { useAnnouncer } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { Radio, RadioGroup } from "@/components/ui/radio";
import type { OperationInLedger } from "@/lib/ledger/ledger-view";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { RESOLVE_WORD, resolveDoneNote } from "@/lib/messages/resolve";
import { formatYen } from "@/lib/money/yen";
import type { OpenOperationView, OrderView } from "@/lib/orders/detail/order-view-types";
import type { VerbAnswer } from "@/lib/payments/model/contract";
import { ledgerQuery } from "@/lib/queries/ledger";
import type { Result } from "@/lib/result/result";
import { PaymentIdField, usePaymentId } from "./payment-id-field";
import { ResolveLedgers } from "./resolve-ledgers";

/** Where the note is kept while it is typed, by operation. */
export const RESOLVE_DRAFT = "resolve-note.1";

type Outcome = "done" | "not_done";

interface FormProps {
  readonly operation: OpenOperationView;
  readonly view: OrderView;
  readonly onLeave: () => void;
  readonly onAnswer: (answer: Result<VerbAnswer, VerbFailure>) => void;
}

/** Both ledgers, and under them the ways out, each with what it will do. */
export function ResolveForm({ operation, view, onLeave, onAnswer }: FormProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const note = useDraftText(RESOLVE_DRAFT, operation.id);
  const [missing, setMissing] = useState(false);
  const paymentId = usePaymentId(operation.kind === "authorize" && outcome === "done");
  const [busy, setBusy] = useState(false);
  const ledger = useQuery(ledgerQuery(view.orderNumber));
  const firstChoice = useRef<HTMLInputElement>(null);
  const { refuse } = useAnnouncer();
  const provider = view.method.provider;
  const asked = { operation: OPERATION_WORD[operation.kind], amount: formatYen(operation.amount), provider };

  const record = async () => {
    if (outcome === null) {
      setMissing(true);
      refuse(RESOLVE_WORD.choose);
      firstChoice.current?.focus();
      return;
    }
    if (!paymentId.check()) return;
    setBusy(true);
    const answer = await resolveOperation({
      operationId: operation.id,
      outcome,
      note: note.text.trim(),
      ...paymentId.said,
    });
    setBusy(false);
    if (!answer.ok && answer.error.code === "invalid_edit") paymentId.refuse(answer.error.fields);
    else onAnswer(answer);
  };

  return (
    <DecisionForm
      about={
        <>
          <p>{RESOLVE_WORD.lead(asked)}</p>
          <p className="mt-1 text-muted text-sm">{RESOLVE_WORD.asksOnceMore(provider)}</p>
          <ConsoleNote />
          <ResolveLedgers query={ledger} operation={asked.operation} />
        </>
      }
      note={{ label: RESOLVE_WORD.note, hint: DIALOG_WORD.reasonHint, draft: note }}
      act={RESOLVE_WORD.record}
      acting={RESOLVE_WORD.recording}
      busy={busy}
      onAct={record}
      onLeave={onLeave}
    >
      <RadioGroup legend={RESOLVE_WORD.seen(provider)}>
        <Radio
          ref={firstChoice}
          name="seen"
          label={RESOLVE_WORD.done(asked)}
          note={resolveDoneNote(operation.kind, asked)}
          checked={outcome === "done"}
          onChange={() => setOutcome("done")}
        />
        <Radio
          name="seen"
          label={RESOLVE_WORD.notDone(operation.kind)}
          note={RESOLVE_WORD.notDoneNote}
          checked={outcome === "not_done"}
          onChange={() => setOutcome("not_done")}
        />
      </RadioGroup>
      <PaymentIdField {...paymentId} />
      {missing && outcome === null ? <FieldError>{RESOLVE_WORD.choose}</FieldError> : null}
      {contradicts(outcome, ledger.data?.openOperation ?? null) ? (
        <Notice tint="amber" role="status">
          {RESOLVE_WORD.againstLedger}
        </Notice>
      ) : null}
      <p className="text-muted text-sm">{RESOLVE_WORD.undecided}</p>
    </DecisionForm>
  );
}

/** The ledger may be behind, so a manual resolution that contradicts it is accepted; the form points the difference out first. */
function contradicts(outcome: Outcome | null, found: OperationInLedger | null): boolean {
  if (outcome === null || found === null) return false;
  return outcome === "done" ? found !== "done" && found !== "done_elsewhere" : found !== "not_there";
}

"use client";

import { useRef, useState } from "react";
import { useServerNow } from "@/components/live/use-server-now";
import { AcknowledgementBox } from "@/components/order/dialog/acknowledgement-box";
import { planSubjectOf } from "@/components/order/words/dialog-words";
import { FactSection } from "@/components/ui/fact-section";
import { Field } from "@/components/ui/field";
import { useAnnouncer } from "@/components/ui/live-region";
import { Textarea } from "@/components/ui/textarea";
import { acknowledgementText, actButton, DIALOG_WORD, irreversibleText } from "@/lib/messages/dialogs";
import { EDIT_WORD } from "@/lib/messages/edit";
import { refusalText } from "@/lib/messages/refusals";
import { formatYen } from "@/lib/money/yen";
import type { OpenedVerb, OrderView } from "@/lib/orders/detail/order-view-types";
import { decideAmount } from "@/lib/payments/decide/decide-amount";
import type { EditRule } from "@/lib/payments/decide/edit-rule";
import type { Plan } from "@/lib/payments/model/contract";
import { REASON_MAX } from "@/lib/text/limits";
import { EditChoiceField } from "./edit-choice";
import { EditFees } from "./edit-fees";
import { EditLines } from "./edit-lines";
import { EditSummary } from "./edit-summary";
import { editFieldId } from "./field-words";
import { hindranceOf } from "./hindrance";
import { assumptionOf } from "./news-words";
import { SaveBar } from "./save-bar";
import { type DraftEditor, EDIT_FORM_ID } from "./use-draft";
import type { EditOpening } from "./use-edit-opening";
import type { EditSave } from "./use-edit-save";
import type { Discard } from "./use-keep-typing";

export interface EditFormProps {
  readonly opened: OpenedVerb;
  readonly rule: EditRule;
  readonly editor: DraftEditor;
  readonly save: EditSave;
  readonly opening: EditOpening;
  readonly discard: Discard;
}

export function EditForm({ opened, rule, editor, save, opening, discard }: EditFormProps) {
  const { view } = opened;
  const { link, reason } = editor.typing;
  const now = useServerNow(view.serverNow, rule.deadline);
  const [acknowledged, setAcknowledged] = useState(false);
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const { refuse } = useAnnouncer();

  const { read } = editor;
  const newTotal = read.ok ? read.totals.total : null;
  const verdict =
    newTotal === null ? null : decideAmount(rule, { total: view.order.total, newTotal, editChoice: link, now });
  const plan = verdict?.allowed ? verdict.plan : null;
  const needsAcknowledgement = verdict?.allowed === true && verdict.needsAcknowledgement;
  const acknowledgement = acknowledgementOf(plan, view);

  const hindrance = hindranceOf({ opening, editor, save, view, verdict });

  const press = () => {
    setTried(true);
    if (!read.ok) {
      editor.showAll();
      focusField(editor.issues[0]?.field);
      return;
    }
    if (plan === null || hindrance !== null) return;
    if (needsAcknowledgement && !acknowledged) {
      refuse(acknowledgement.missing);
      box.current?.focus();
      return;
    }
    save.save(opened, { ...read.edit, editChoice: link }, plan, { reason: reason.trim(), acknowledged });
  };

  return (
    <div className="flex min-h-[calc(100dvh-12.0625rem)] flex-col gap-4">
      <div className="grid items-start gap-4 desk:grid-cols-[minmax(0,1fr)_26.25rem]">
        <div id={EDIT_FORM_ID} className="flex min-w-0 flex-col gap-4">
          <EditLines editor={editor} opened={opened} />
          <EditFees editor={editor} opened={opened} />
          {rule.choice === null ? null : (
            <EditChoiceField
              choice={rule.choice}
              view={view}
              newTotal={newTotal}
              refused={verdict?.allowed === false}
              value={link}
              onChange={(chosen) => editor.changeRest({ link: chosen })}
            />
          )}
          <FactSection title="変更の理由">
            <Field label={DIALOG_WORD.reason} hint={DIALOG_WORD.reasonHint} className="px-4 py-3">
              {(control) => (
                <Textarea
                  {...control}
                  rows={2}
                  limit={REASON_MAX}
                  value={reason}
                  onChange={(event) => editor.changeRest({ reason: event.target.value })}
                />
              )}
            </Field>
          </FactSection>
        </div>
        <div className="desk:sticky desk:top-16">
          <EditSummary
            view={view}
            rule={rule}
            newTotal={newTotal}
            verdict={verdict}
            assumed={assumptionOf(editor)}
            now={now}
            {...(needsAcknowledgement
              ? {
                  children: (
                    <AcknowledgementBox
                      boxRef={box}
                      label={acknowledgement.label}
                      error={tried && !acknowledged ? acknowledgement.missing : null}
                      checked={acknowledged}
                      onChange={setAcknowledged}
                    />
                  ),
                }
              : {})}
          />
        </div>
      </div>
      <SaveBar
        irreversible={plan === null ? null : irreversibleText(plan, rule.range?.decreaseOnly === true)}
        changed={editor.changed}
        before={view.order.total}
        after={newTotal}
        label={plan === null ? EDIT_WORD.save : actButton(plan, actSubject(plan, view))}
        sending={sendingLabel(save)}
        busy={opening.asking || save.saving.at === "sending"}
        hindrance={hindrance}
        issues={tried ? editor.issues : []}
        summaryRef={summary}
        onSave={press}
        discard={discard}
      />
    </div>
  );
}

function actSubject(plan: Plan, view: OrderView) {
  const { title, provider } = view.method;
  return { ...planSubjectOf(plan, provider), total: formatYen(view.order.total), method: title };
}

function sendingLabel({ saving }: EditSave): string | null {
  if (saving.at !== "sending") return null;
  return saving.plan.does === "send" ? DIALOG_WORD.sendingButton : DIALOG_WORD.savingButton;
}

function acknowledgementOf(plan: Plan | null, view: OrderView): { readonly label: string; readonly missing: string } {
  if (plan === null) return { label: "", missing: "" };
  const { label, object } = acknowledgementText(plan, actSubject(plan, view));
  const missing = refusalText("acknowledgement_missing", { orderNumber: view.orderNumber, acknowledgement: object });
  return { label, missing };
}

function focusField(field: string | undefined) {
  if (field !== undefined) document.getElementById(editFieldId(field))?.focus();
}

"use client";

import { useRef, useState } from "react";
import { FactSection } from "@/components/order-detail/fact-section";
import { useServerNow } from "@/components/order-detail/use-server-now";
import { AcknowledgementBox } from "@/components/order-dialogs/acknowledgement-box";
import { planSubjectOf } from "@/components/order-dialogs/dialog-words";
import { Field } from "@/components/ui/field";
import { useAnnouncer } from "@/components/ui/live-region";
import { Textarea } from "@/components/ui/textarea";
import { useUnloadGuard } from "@/components/ui/use-unload-guard";
import { acknowledgementText, actButton, DIALOG_WORD } from "@/lib/messages/dialogs";
import { EDIT_WORD } from "@/lib/messages/edit";
import { refusalText } from "@/lib/messages/refusals";
import { formatYen } from "@/lib/money/yen";
import type { Plan } from "@/lib/orders/contract";
import { draftOf } from "@/lib/orders/edit-draft";
import type { EditRule } from "@/lib/orders/edit-rule";
import { type EditVerdict, editVerdict } from "@/lib/orders/edit-verdict";
import type { OrderView } from "@/lib/orders/order-view-types";
import { EditChoiceField } from "./edit-choice";
import { EditFees } from "./edit-fees";
import { EditLines } from "./edit-lines";
import { EditSummary, refusedTexts } from "./edit-summary";
import { fieldId } from "./field-words";
import { SaveBar } from "./save-bar";
import { SaveDialog } from "./save-dialog";
import type { DraftEditor } from "./use-draft";
import type { EditSave } from "./use-edit-save";

const REASON_MAX = 500;

export interface EditFormProps {
  readonly view: OrderView;
  readonly rule: EditRule;
  readonly editor: DraftEditor;
  readonly save: EditSave;
  readonly onCatchUp: () => void;
  readonly onLeave: () => void;
}

export function EditForm({ view, rule, editor, save, onCatchUp, onLeave }: EditFormProps) {
  const now = useServerNow(view.serverNow, rule.deadline);
  const [link, setLink] = useState(true);
  const [reason, setReason] = useState("");
  const [acknowledged, setAcknowledged] = useState(false);
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const { refuse } = useAnnouncer();
  useUnloadGuard(editor.changed && save.saving.at !== "answered");

  const { read } = editor;
  const newTotal = read.ok ? read.totals.total : null;
  const verdict =
    newTotal === null ? null : editVerdict(rule, { total: view.order.total, newTotal, editChoice: link, now });
  const plan = verdict?.allowed ? verdict.plan : null;
  const needsAcknowledgement = verdict?.allowed === true && verdict.needsAcknowledgement;
  const acknowledgement = acknowledgementOf(plan, view);

  const press = () => {
    setTried(true);
    if (!read.ok) {
      editor.showAll();
      focusField(editor.issues[0]?.field);
      return;
    }
    if (plan === null) return;
    if (needsAcknowledgement && !acknowledged) {
      refuse(acknowledgement.missing);
      box.current?.focus();
      return;
    }
    save.save({ ...read.edit, editChoice: link }, plan, { reason: reason.trim(), acknowledged });
  };

  return (
    <div className="flex min-h-[calc(100dvh-11rem)] flex-col gap-4">
      <div className="grid items-start gap-4 desk:grid-cols-[minmax(0,1fr)_26.25rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <EditLines editor={editor} />
          <EditFees editor={editor} />
          {rule.choice === null ? null : (
            <EditChoiceField choice={rule.choice} view={view} newTotal={newTotal} value={link} onChange={setLink} />
          )}
          <FactSection title="変更の理由">
            <Field label={DIALOG_WORD.reason} hint={DIALOG_WORD.reasonHint} className="px-4 py-3">
              {(control) => (
                <Textarea
                  {...control}
                  rows={2}
                  maxLength={REASON_MAX}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
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
        changed={editor.changed}
        before={view.order.total}
        after={newTotal}
        label={plan === null ? EDIT_WORD.save : actButton(plan, actSubject(plan, view))}
        sending={sendingLabel(save)}
        busy={save.opening.at === "preparing" || save.saving.at === "sending"}
        blockedBecause={save.unheard ? EDIT_WORD.unheard : blockedBecause(editor.changed, verdict, view)}
        issues={tried ? editor.issues : []}
        summaryRef={summary}
        onSave={press}
        onDiscard={() => editor.replace(draftOf(view.order))}
      />
      <SaveDialog save={save} view={view} onCatchUp={onCatchUp} onLeave={onLeave} />
    </div>
  );
}

function blockedBecause(changed: boolean, verdict: EditVerdict | null, view: OrderView): string | null {
  if (!changed) return EDIT_WORD.unchanged;
  return verdict !== null && !verdict.allowed ? refusedTexts(verdict, view).join("") : null;
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
  if (field !== undefined) document.getElementById(fieldId(field))?.focus();
}

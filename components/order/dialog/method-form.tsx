"use client";

import { type FormEvent, useId, useState } from "react";
import { BusyLabel } from "@/components/decision/busy-label";
import { DraftNote } from "@/components/drafts/draft-note";
import { useDraftText } from "@/components/drafts/use-draft-text";
import { planSubjectOf } from "@/components/order/words/dialog-words";
import { ProviderBeside } from "@/components/status/provider-beside";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useAnnouncer } from "@/components/ui/live-region";
import { Textarea } from "@/components/ui/textarea";
import {
  isMethodId,
  type MethodId,
  methodAndProvider,
  methodTitle,
  PROVIDERS,
  providerOf,
} from "@/lib/capability/facts/catalogue";
import { actButton, DIALOG_WORD, METHOD_CHANGE_WORD } from "@/lib/messages/dialogs";
import { planSteps } from "@/lib/messages/outcomes";
import { METHOD_CHOICE_WORD } from "@/lib/messages/register";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { REASON_MAX } from "@/lib/text/limits";
import { findMethods } from "./find-methods";
import { MethodComparison } from "./method-comparison";

/** Where the reason is kept while it is typed, by order. */
export const METHOD_REASON_DRAFT = "reason-change_method.1";

export interface MethodFormProps {
  readonly view: OrderView;
  readonly saving: boolean;
  readonly onSave: (methodId: MethodId, reason: string) => Promise<void>;
  readonly onLeave: () => void;
}

/** Which method, why, and what follows: nothing is sent until the order is authorized with it. */
export function MethodForm({ view, saving, onSave, onLeave }: MethodFormProps) {
  const formId = useId();
  const [method, setMethod] = useState<MethodId | null>(null);
  const draft = useDraftText(METHOD_REASON_DRAFT, view.orderNumber);
  const [missing, setMissing] = useState(false);
  const { refuse } = useAnnouncer();
  const plan = { does: "change_method", methodId: method ?? view.method.id } as const;
  const subject = planSubjectOf(plan, PROVIDERS[providerOf(plan.methodId)].label);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (method !== null) return void onSave(method, draft.text);
    setMissing(true);
    refuse(METHOD_CHANGE_WORD.choose);
  };
  return (
    <>
      <DialogBody>
        <p>
          {METHOD_CHANGE_WORD.now} {view.method.title}{" "}
          <ProviderBeside name={view.method.title} provider={view.method.provider} className="" />
        </p>
        <form id={formId} onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
          <Field
            label={METHOD_CHANGE_WORD.next}
            required
            error={missing && method === null ? METHOD_CHANGE_WORD.choose : undefined}
          >
            {({ id, "aria-describedby": describedBy }) => (
              <MethodChoice
                id={id}
                describedBy={missing && method === null ? describedBy : undefined}
                method={method}
                without={view.method.id}
                onChoose={setMethod}
              />
            )}
          </Field>
          {method === null ? null : <MethodComparison view={view} chosen={method} />}
          <div>
            <h3 className="font-bold text-base">{DIALOG_WORD.will}</h3>
            <ol className="mt-1 list-decimal pl-6">
              {planSteps(plan, subject).map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </div>
          <Field label={DIALOG_WORD.reason} hint={DIALOG_WORD.reasonHint}>
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                limit={REASON_MAX}
                value={draft.text}
                onChange={(event) => draft.change(event.target.value)}
              />
            )}
          </Field>
          <DraftNote draft={draft} />
        </form>
      </DialogBody>
      <DialogFooter>
        <Button size="large" onClick={onLeave}>
          {DIALOG_WORD.leave}
        </Button>
        <Button size="large" variant="primary" type="submit" form={formId} busy={saving}>
          <BusyLabel
            label={actButton(plan, { ...subject, total: formatYen(view.order.total), method: view.method.title })}
            busy={saving ? DIALOG_WORD.savingButton : null}
          />
        </Button>
      </DialogFooter>
    </>
  );
}

interface MethodChoiceProps {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly method: MethodId | null;
  /** The order's own is no choice. */
  readonly without: MethodId;
  readonly onChoose: (method: MethodId | null) => void;
}

function MethodChoice({ id, describedBy, method, without, onChoose }: MethodChoiceProps) {
  /** null: the chosen method stands in the field. */
  const [typed, setTyped] = useState<string | null>(null);
  const options = findMethods(typed ?? "").filter((one) => one !== without);
  return (
    <Combobox
      id={id}
      listLabel={METHOD_CHOICE_WORD.list}
      placeholder={METHOD_CHOICE_WORD.placeholder}
      value={typed ?? (method === null ? "" : methodTitle(method))}
      options={options.map((one) => ({
        key: one,
        text: methodAndProvider(one),
        content: (
          <span className="flex flex-wrap items-baseline gap-x-2">
            {methodTitle(one)} <ProviderBeside name={methodTitle(one)} provider={PROVIDERS[providerOf(one)].label} />
          </span>
        ),
      }))}
      empty={METHOD_CHOICE_WORD.none}
      invalid={describedBy !== undefined}
      describedBy={describedBy}
      onType={(text) => setTyped(text)}
      onChoose={(key) => {
        setTyped(null);
        onChoose(isMethodId(key) ? key : null);
      }}
      onLeave={() => {
        // What was typed and names nothing is no choice: the field shows what is chosen.
        if (typed === "") onChoose(null);
        setTyped(null);
      }}
    />
  );
}

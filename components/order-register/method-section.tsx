"use client";

import { useState } from "react";
import { findMethods } from "@/components/order/dialog/find-methods";
import { ProviderBeside } from "@/components/status/provider-beside";
import { StatusBadge } from "@/components/status/status-badge";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { takesCard } from "@/lib/capability/authorization";
import {
  isMethodId,
  type MethodId,
  methodAndProvider,
  methodTitle,
  PROVIDERS,
  providerBeside,
  providerOf,
} from "@/lib/capability/facts/catalogue";
import { CAPTURE_WORD, CODE_LONG, METHOD_CHOICE_WORD, REGISTER_FIELD, REGISTER_WORD } from "@/lib/messages/register";
import { capturedTogetherStatus } from "@/lib/messages/statuses";
import type { MethodOutlook } from "@/lib/orders/register/method-outlook";
import { FormSection } from "./form-section";
import { MethodPage } from "./method-page";
import { Labelled } from "./text-field";
import type { RegisterEditor } from "./use-register";

export interface MethodSectionProps {
  readonly editor: RegisterEditor;
  /** null where no method is chosen, or the shop's settings could not be read. */
  readonly outlook: MethodOutlook | null;
  readonly unread: boolean;
}

/** How it is paid, and beside it what the page says for exactly this method. */
export function MethodSection({ editor, outlook, unread }: MethodSectionProps) {
  const { methodId, threeDSecure } = editor.typing;
  const method = isMethodId(methodId) ? methodId : null;
  return (
    <FormSection step={5} title={REGISTER_WORD.method}>
      <div className="grid items-start gap-4 @[44rem]:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-2">
          <MethodChoice editor={editor} method={method} />
          {method !== null && takesCard(method) ? (
            <>
              <p className="text-muted text-sm">{METHOD_CHOICE_WORD.cardNote}</p>
              <Checkbox
                label={METHOD_CHOICE_WORD.threeDSecure}
                checked={threeDSecure}
                onChange={(event) => editor.change({ threeDSecure: event.target.checked })}
              />
            </>
          ) : null}
          {outlook === null ? null : <Authorized outlook={outlook} />}
        </div>
        {method === null || outlook === null ? (
          <p className="text-muted">{unread ? REGISTER_WORD.settingsUnread : METHOD_CHOICE_WORD.choose}</p>
        ) : (
          <MethodPage method={method} outlook={outlook} />
        )}
      </div>
    </FormSection>
  );
}

function MethodChoice({ editor, method }: { readonly editor: RegisterEditor; readonly method: MethodId | null }) {
  /** null: the chosen method stands in the field. */
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = method === null ? "" : methodTitle(method);
  const provider = method === null ? null : providerBeside(chosen, PROVIDERS[providerOf(method)].label);
  const options = findMethods(typed ?? "").map((id) => ({
    key: id,
    text: methodAndProvider(id),
    content: (
      <span className="flex flex-wrap items-baseline gap-x-2">
        {methodTitle(id)} <ProviderBeside name={methodTitle(id)} provider={PROVIDERS[providerOf(id)].label} />
      </span>
    ),
  }));
  return (
    <Labelled
      field="methodId"
      label={REGISTER_FIELD.methodId ?? ""}
      editor={editor}
      note={provider === null ? null : <p className="text-sm">{provider}</p>}
    >
      {({ id, "aria-describedby": describedBy }) => (
        <Combobox
          id={id}
          listLabel={METHOD_CHOICE_WORD.list}
          placeholder={METHOD_CHOICE_WORD.placeholder}
          value={typed ?? chosen}
          options={options}
          empty={METHOD_CHOICE_WORD.none}
          invalid={describedBy !== undefined}
          describedBy={describedBy}
          onType={(text) => setTyped(text)}
          onChoose={(key) => {
            setTyped(null);
            editor.change({ methodId: key, ...(isMethodId(key) && takesCard(key) ? {} : { threeDSecure: false }) });
          }}
          onLeave={() => {
            // What was typed and names nothing is no choice: the field shows what is chosen.
            if (typed === "") editor.change({ methodId: "", threeDSecure: false });
            setTyped(null);
            editor.leave("methodId");
          }}
        />
      )}
    </Labelled>
  );
}

/** What an authorization that is sent now would be, and why. */
function Authorized({ outlook: { authorization, capture } }: { readonly outlook: MethodOutlook }) {
  const { captureReason, securityCode } = authorization;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      <li className="flex flex-wrap items-start gap-x-2 gap-y-1">
        {captureReason === null ? null : <StatusBadge status={capturedTogetherStatus(captureReason)} />}
        <span>{CAPTURE_WORD[capture].long}</span>
      </li>
      {securityCode === null ? null : <li>{CODE_LONG[securityCode]}</li>}
    </ul>
  );
}

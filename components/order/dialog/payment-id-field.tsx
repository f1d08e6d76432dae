"use client";

import { type RefObject, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAnnouncer } from "@/components/ui/live-region";
import { fieldIssueText } from "@/lib/messages/field-issues";
import { RESOLVE_WORD } from "@/lib/messages/resolve";
import type { FieldIssue } from "@/lib/payments/model/contract";
import { PAYMENT_ID_MAX } from "@/lib/text/limits";

interface PaymentId {
  readonly wanted: boolean;
  readonly text: string;
  readonly error: string | undefined;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly change: (text: string) => void;
}

/** Which payment an authorization brought, as the provider's console shows it: our record has no id of it yet. */
export function usePaymentId(wanted: boolean) {
  const [text, setText] = useState("");
  const [code, setCode] = useState<FieldIssue["code"] | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const { refuse: announce } = useAnnouncer();
  const typed = text.trim();

  const refuse = (issues: readonly Pick<FieldIssue, "code">[]) => {
    const [issue = { code: "required" }] = issues;
    setCode(issue.code);
    announce(issueText(issue.code));
    box.current?.focus();
  };
  const check = (): boolean => {
    if (wanted && typed === "") refuse([{ code: "required" }]);
    return !wanted || typed !== "";
  };
  const change = (next: string) => {
    setText(next);
    setCode(null);
  };
  const said = wanted ? { providerPaymentId: typed } : {};
  return { wanted, text, error: code === null ? undefined : issueText(code), box, change, check, refuse, said };
}

function issueText(code: FieldIssue["code"]): string {
  return fieldIssueText(code, { label: RESOLVE_WORD.paymentId, kind: "text", max: String(PAYMENT_ID_MAX) });
}

export function PaymentIdField({ wanted, text, error, box, change }: PaymentId) {
  if (!wanted) return null;
  return (
    <Field label={RESOLVE_WORD.paymentId} hint={RESOLVE_WORD.paymentIdHint} required error={error}>
      {(control) => (
        <Input
          {...control}
          ref={box}
          autoComplete="off"
          maxLength={PAYMENT_ID_MAX}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}

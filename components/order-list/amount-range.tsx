"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { filterIssueText } from "@/lib/messages/filter-issues";
import { tidyYen } from "@/lib/money/yen";
import { amountIssue } from "./filter-draft";

export interface AmountRangeFieldsProps {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly fromError: string | undefined;
  readonly toError: string | undefined;
  readonly onChange: (from: string, to: string) => void;
}

export function AmountRangeFields({ id, from, to, fromError, toError, onChange }: AmountRangeFieldsProps) {
  return (
    <div className="flex items-end gap-2">
      <AmountField
        id={`${id}-from`}
        label="金額(以上)"
        value={from}
        error={fromError}
        onChange={(text) => onChange(text, to)}
      />
      <AmountField
        id={`${id}-to`}
        label="金額(以下)"
        value={to}
        error={toError}
        onChange={(text) => onChange(from, text)}
      />
    </div>
  );
}

interface AmountFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What is wrong with it as it was sent. */
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

/** Leaving the field shows the amount that was understood, or says that none was. */
function AmountField({ id, label, value, error, onChange }: AmountFieldProps) {
  const [left, setLeft] = useState(false);
  const issue = left ? amountIssue(value) : null;
  return (
    <>
      <Field label={label} id={id} error={issue === null ? error : filterIssueText(issue)} className="min-w-0 flex-1">
        {(control) => (
          <Input
            {...control}
            numeric
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onBlur={() => {
              setLeft(true);
              onChange(tidyYen(value));
            }}
          />
        )}
      </Field>
      <span className="pb-1.5">円</span>
    </>
  );
}

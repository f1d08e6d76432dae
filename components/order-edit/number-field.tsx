"use client";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FIELD_WORD } from "@/lib/messages/field-issues";
import { formatYenDigits } from "@/lib/money/yen";
import type { DraftIssue } from "@/lib/orders/edit-draft";
import { fieldId, issueText } from "./field-words";

export interface NumberFieldProps {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly issue: DraftIssue | undefined;
  readonly readOnly: boolean;
  readonly unit?: string;
  readonly className?: string;
  readonly onChange: (value: string) => void;
  readonly onLeave: () => void;
}

/** A number as it is typed. What is wrong stands above it; full-width digits come with the number that they mean. */
export function NumberField(props: NumberFieldProps) {
  const { field, label, value, issue, unit, onChange, onLeave } = props;
  const id = fieldId(field);
  const suggestion = issue?.suggestion ?? null;
  return (
    <span className={cn("flex flex-col items-end gap-1", props.className)}>
      {issue === undefined ? null : <FieldError id={`${id}-error`}>{issueText(issue)}</FieldError>}
      {suggestion === null ? null : (
        <Button size="small" onClick={() => onChange(String(suggestion))}>
          {FIELD_WORD.correctTo(formatYenDigits(suggestion))}
        </Button>
      )}
      <span className="flex w-full items-center gap-1">
        <Input
          id={id}
          numeric
          aria-label={label}
          value={value}
          readOnly={props.readOnly}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
          {...(issue === undefined ? {} : { "aria-invalid": true, "aria-describedby": `${id}-error` })}
        />
        {unit === undefined ? null : <span className="text-muted">{unit}</span>}
      </span>
    </span>
  );
}

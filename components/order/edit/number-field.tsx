"use client";

import { cn } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { DraftIssue } from "./edit-draft";
import { editFieldId, editIssueText } from "./field-words";

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

/** A number as it is typed; leaving the field shows it as numbers stand elsewhere. What is wrong stands above it. */
export function NumberField(props: NumberFieldProps) {
  const { field, label, value, issue, unit, onChange, onLeave } = props;
  const id = editFieldId(field);
  return (
    <span className={cn("flex flex-col items-end gap-1", props.className)}>
      {issue === undefined ? null : <FieldError id={`${id}-error`}>{editIssueText(issue)}</FieldError>}
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

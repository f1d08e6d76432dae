"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { REGISTER_WORD } from "@/lib/messages/register";
import { registerFieldId, registerFieldIssueText } from "./field-words";
import type { RegisterEditor } from "./use-register";

/** What every field of the form has: its label, its control, and what is wrong with it. */
export function Labelled(props: {
  readonly field: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly editor: RegisterEditor;
  readonly className?: string | undefined;
  /** Under the control: what became of it. */
  readonly note?: ReactNode;
  readonly children: (control: { readonly id: string; readonly "aria-describedby"?: string }) => ReactNode;
}) {
  const { field, label, optional = false, editor, className, note, children } = props;
  const id = registerFieldId(field);
  const issue = editor.issueAt(field);
  return (
    <div className={cn("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
        {optional ? <span className="ml-1 font-normal text-muted">{REGISTER_WORD.optional}</span> : null}
      </label>
      {children({
        id,
        ...(issue === undefined ? {} : { "aria-invalid": true, "aria-describedby": `${id}-error` }),
      })}
      {issue === undefined ? note : <FieldError id={`${id}-error`}>{registerFieldIssueText(issue)}</FieldError>}
    </div>
  );
}

export interface TextFieldProps extends Omit<ComponentProps<typeof Input>, "id" | "onChange" | "value"> {
  readonly field: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly editor: RegisterEditor;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly unit?: string;
  readonly note?: ReactNode;
}

export function TextField(props: TextFieldProps) {
  const { field, label, optional, editor, value, onText, unit, note, className, ...rest } = props;
  return (
    <Labelled
      field={field}
      label={label}
      editor={editor}
      className={className}
      {...(optional ? { optional } : {})}
      {...(note === undefined ? {} : { note })}
    >
      {(control) => (
        <span className="flex items-center gap-1">
          <Input
            autoComplete="off"
            {...control}
            {...rest}
            value={value}
            onChange={(event) => onText(event.target.value)}
            onBlur={() => editor.leave(field)}
          />
          {unit === undefined ? null : <span className="text-muted">{unit}</span>}
        </span>
      )}
    </Labelled>
  );
}

"use client";

import { useId, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field";
import { filterIssueText } from "@/lib/messages/filter-issues";
import { DateInput } from "./date-input";
import { filterDayIssue } from "./read-days";

export interface DateRangeFieldsProps {
  readonly legend: string;
  readonly from: string;
  readonly to: string;
  /** What is wrong with the range as it was sent. */
  readonly error: string | undefined;
  /** The legend beside the fields, for a filter of one line. */
  readonly inline?: boolean;
  readonly onChange: (from: string, to: string) => void;
}

/** A range of days. A day that cannot be read is told when its field is left, and again when the form is sent. */
export function DateRangeFields({ legend, from, to, error, inline = false, onChange }: DateRangeFieldsProps) {
  const errorId = useId();
  const [left, setLeft] = useState({ from: false, to: false });
  const wrong = { from: left.from ? filterDayIssue(from) : null, to: left.to ? filterDayIssue(to) : null };
  const issue = wrong.from ?? wrong.to;
  const text = issue === null ? error : filterIssueText(issue);
  const described = (own: boolean) =>
    text === undefined ? {} : { "aria-describedby": errorId, ...(own ? { "aria-invalid": true as const } : {}) };
  return (
    <fieldset className={cn("flex min-w-0 gap-x-2 gap-y-1", inline ? "flex-wrap items-center" : "flex-col")}>
      <legend className={cn("font-medium text-sm", inline ? "float-left py-1.5 pr-2" : "mb-1")}>{legend}</legend>
      {text === undefined ? null : <FieldError id={errorId}>{text}</FieldError>}
      <div className="flex min-w-0 items-center gap-2">
        <DateInput
          aria-label={`${legend}の開始日`}
          value={from}
          onChange={(text) => onChange(text, to)}
          onLeave={() => setLeft((old) => ({ ...old, from: true }))}
          {...described(issue === null || wrong.from !== null)}
        />
        <span aria-hidden="true">〜</span>
        <DateInput
          aria-label={`${legend}の終了日`}
          value={to}
          onChange={(text) => onChange(from, text)}
          onLeave={() => setLeft((old) => ({ ...old, to: true }))}
          {...described(issue === null || wrong.to !== null)}
        />
      </div>
    </fieldset>
  );
}

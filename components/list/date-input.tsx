"use client";

import type { ComponentProps } from "react";
import { Input } from "@/components/ui/input";
import { YEAR_MAX, YEAR_MIN } from "@/lib/time/years";
import { UNREADABLE_DAY } from "./read-days";

export interface DateInputProps extends Omit<ComponentProps<"input">, "onChange" | "value"> {
  readonly value: string;
  /** A day, "" for none, or UNREADABLE_DAY where something stands in the field that is no day. */
  readonly onChange: (text: string) => void;
  readonly onLeave: () => void;
}

/**
 * The browser's date field. Its value is "" for 2026/02/31 and for a half-typed day alike, and it fires no event
 * between the two. Its text is therefore checked when the field is left, and when Enter sends the form.
 */
export function DateInput({ value, onChange, onLeave, ...rest }: DateInputProps) {
  const report = (field: HTMLInputElement) => {
    const text = field.validity.badInput ? UNREADABLE_DAY : field.value;
    if (text !== value) onChange(text);
  };
  return (
    <Input
      type="date"
      className="w-36 min-w-0"
      min={`${YEAR_MIN}-01-01`}
      max={`${YEAR_MAX}-12-31`}
      value={value === UNREADABLE_DAY ? "" : value}
      onChange={(event) => report(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key === "Enter") report(event.currentTarget);
      }}
      onBlur={(event) => {
        report(event.currentTarget);
        onLeave();
      }}
      {...rest}
    />
  );
}

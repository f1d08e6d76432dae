"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

export interface CheckGroupProps<T extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
  readonly inline?: boolean;
  readonly columns?: boolean;
}

/** Any number of choices; the order is always the options' own, so that the same choice is the same address. */
export function CheckGroup<T extends string>(props: CheckGroupProps<T>) {
  const { legend, options, chosen, onChange } = props;
  const toggle = (value: T, on: boolean) =>
    onChange(options.map((option) => option.value).filter((one) => (one === value ? on : chosen.includes(one))));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      <div
        className={cn(
          "flex flex-col",
          props.inline && "flex-row flex-wrap gap-x-4",
          props.columns && "grid grid-cols-2 gap-x-4",
        )}
      >
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
          />
        ))}
      </div>
    </fieldset>
  );
}

export interface DateRangeFieldsProps {
  readonly legend: string;
  readonly from: string;
  readonly to: string;
  readonly error: string | undefined;
  readonly onChange: (from: string, to: string) => void;
}

export function DateRangeFields({ legend, from, to, error, onChange }: DateRangeFieldsProps) {
  const errorId = useId();
  const described = error === undefined ? {} : { "aria-invalid": true as const, "aria-describedby": errorId };
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      {error === undefined ? null : <FieldError id={errorId}>{error}</FieldError>}
      <div className="flex items-center gap-2">
        <Input
          type="date"
          aria-label={`${legend}の開始日`}
          value={from}
          max="9999-12-31"
          onChange={(event) => onChange(event.target.value, to)}
          {...described}
        />
        <span aria-hidden="true">〜</span>
        <Input
          type="date"
          aria-label={`${legend}の終了日`}
          value={to}
          max="9999-12-31"
          onChange={(event) => onChange(from, event.target.value)}
          {...described}
        />
      </div>
    </fieldset>
  );
}

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
      <Field label="金額(以上)" id={`${id}-from`} error={fromError} className="flex-1">
        {(control) => (
          <Input {...control} numeric value={from} onChange={(event) => onChange(event.target.value, to)} />
        )}
      </Field>
      <span className="pb-1.5">円</span>
      <Field label="金額(以下)" id={`${id}-to`} error={toError} className="flex-1">
        {(control) => (
          <Input {...control} numeric value={to} onChange={(event) => onChange(from, event.target.value)} />
        )}
      </Field>
      <span className="pb-1.5">円</span>
    </div>
  );
}

export interface YesNoSelectProps {
  readonly label: string;
  readonly value: boolean | null;
  readonly onChange: (value: boolean | null) => void;
}

export function YesNoSelect({ label, value, onChange }: YesNoSelectProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value === null ? "any" : String(value)}
          onChange={(event) => onChange(event.target.value === "any" ? null : event.target.value === "true")}
        >
          <option value="any">指定なし</option>
          <option value="true">あり</option>
          <option value="false">なし</option>
        </Select>
      )}
    </Field>
  );
}

"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
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

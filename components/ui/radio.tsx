import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names";

export interface RadioGroupProps {
  readonly legend: ReactNode;
  /** The legend is said, not shown: for groups that a table row already names. */
  readonly legendHidden?: boolean;
  readonly inline?: boolean;
  readonly describedBy?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function RadioGroup({ legend, legendHidden, inline, describedBy, className, children }: RadioGroupProps) {
  return (
    <fieldset className={cn("min-w-0", className)} aria-describedby={describedBy}>
      <legend className={legendHidden ? "sr-only" : "mb-1 font-medium text-sm"}>{legend}</legend>
      <div className={inline ? "flex flex-wrap gap-x-4 gap-y-1" : "flex flex-col gap-1"}>{children}</div>
    </fieldset>
  );
}

export interface RadioProps extends Omit<ComponentProps<"input">, "type"> {
  readonly label: ReactNode;
  /** What choosing it means, under the label. */
  readonly note?: ReactNode;
}

export function Radio({ label, note, className, ...rest }: RadioProps) {
  return (
    <label className={cn("inline-flex min-h-6 items-start gap-2 py-0.5", className)}>
      <span className="inline-flex h-[1.375rem] items-center">
        <input type="radio" className="size-4 shrink-0 accent-primary" {...rest} />
      </span>
      <span>
        {label}
        {note === undefined ? null : <span className="block text-muted text-sm">{note}</span>}
      </span>
    </label>
  );
}

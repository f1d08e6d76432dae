"use client";

import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "./class-names";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  /** Some of what it stands for is ticked. */
  readonly indeterminate?: boolean;
  /** Without it give an aria-label. */
  readonly label?: ReactNode;
}

/** The browser's own box, 16 px, in a target of at least 24. */
export function Checkbox({ indeterminate = false, label, id, className, ...rest }: CheckboxProps) {
  const ownId = useId();
  const boxId = id ?? ownId;
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Only a property, never an attribute: the browser offers no other way to set it.
    if (ref.current) ref.current.indeterminate = indeterminate;
  }, [indeterminate]);
  const box = <input ref={ref} id={boxId} type="checkbox" className="size-4 shrink-0 accent-primary" {...rest} />;
  if (label === undefined) {
    return <span className={cn("inline-flex size-6 items-center justify-center", className)}>{box}</span>;
  }
  return (
    <label htmlFor={boxId} className={cn("inline-flex min-h-6 items-start gap-2 py-0.5", className)}>
      <span className="inline-flex h-[1.375rem] items-center">{box}</span>
      <span>{label}</span>
    </label>
  );
}

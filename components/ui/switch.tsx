"use client";

import { Switch as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./class-names";

export interface SwitchProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  /** The state in words beside the knob: position alone says too little. */
  readonly onLabel?: string;
  readonly offLabel?: string;
  readonly className?: string;
}

/** Takes effect at once. Where it only counts with a save, use a checkbox. */
export function Switch({
  label,
  checked,
  onCheckedChange,
  onLabel = "オン",
  offLabel = "オフ",
  className,
}: SwitchProps) {
  const id = useId();
  return (
    <span className={cn("inline-flex min-h-6 items-center gap-2", className)}>
      <Primitive.Root
        id={id}
        checked={checked}
        onCheckedChange={onCheckedChange}
        className="relative h-5 w-9 shrink-0 rounded-full border border-edge bg-sunken transition-colors duration-100 data-[state=checked]:border-primary data-[state=checked]:bg-primary"
      >
        <Primitive.Thumb className="absolute top-0.5 left-0.5 size-3.5 rounded-full bg-edge transition-transform duration-100 data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-primary" />
      </Primitive.Root>
      <label htmlFor={id}>{label}</label>
      <span aria-hidden="true" className="text-muted text-sm">
        {checked ? onLabel : offLabel}
      </span>
    </span>
  );
}

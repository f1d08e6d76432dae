import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** The look that every text control shares. */
export const controlStyle =
  "w-full rounded-control border border-edge bg-surface px-2 text-base text-text aria-invalid:border-2 aria-invalid:border-red disabled:bg-sunken disabled:text-muted";

export interface InputProps extends ComponentProps<"input"> {
  /** Amounts and counts stand right, as in the tables. */
  readonly numeric?: boolean;
}

export function Input({ numeric = false, className, ...rest }: InputProps) {
  return (
    <input
      className={cn(controlStyle, "h-8 pointer-coarse:h-10", numeric && "text-right", className)}
      {...(numeric ? { inputMode: "numeric" as const, autoComplete: "off" } : {})}
      {...rest}
    />
  );
}

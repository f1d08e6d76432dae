import type { ReactNode } from "react";
import { cn } from "./class-names";

export interface KbdProps {
  /** Beside a label: decoration, which goes where a thumb presses. The keys are listed under `?`. */
  readonly hint?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A key to press. */
export function Kbd({ hint = false, className, children }: KbdProps) {
  return (
    <kbd
      aria-hidden={hint || undefined}
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-control border border-edge bg-surface px-1 font-sans text-muted text-xs",
        hint && "max-tablet:hidden",
        className,
      )}
    >
      {children}
    </kbd>
  );
}

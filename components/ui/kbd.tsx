import type { ReactNode } from "react";
import { cn } from "./class-names";

/** A key to press. Beside a label it is decoration: the shortcut is listed under `?`. */
export function Kbd({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return (
    <kbd
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-control border border-edge bg-surface px-1 font-sans text-muted text-xs",
        className,
      )}
    >
      {children}
    </kbd>
  );
}

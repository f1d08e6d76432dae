"use client";

import { LoaderCircle } from "lucide-react";
import { useEffect, useState } from "react";
import { cn } from "./class-names";

/** Shows itself after `afterMs` only: what is quicker needs no sign. Say in words beside it what goes on. */
export function Spinner({ afterMs = 1000, className }: { readonly afterMs?: number; readonly className?: string }) {
  const shown = useLate(true, afterMs);
  return (
    <LoaderCircle
      aria-hidden="true"
      className={cn("size-4 animate-spin motion-reduce:animate-none", !shown && "invisible", className)}
    />
  );
}

/** The two-pixel bar under a header while old rows stay; the words follow after a second. */
export function ProgressBar({ active }: { readonly active: boolean }) {
  const bar = useLate(active, 150);
  const words = useLate(active, 1000);
  return (
    <div className="relative h-0.5 overflow-hidden">
      {bar ? (
        <div className="h-full w-1/4 animate-[progress-sweep_1.1s_linear_infinite] bg-primary motion-reduce:w-full" />
      ) : null}
      <span role="status" className="sr-only">
        {words ? "更新中" : ""}
      </span>
    </div>
  );
}

function useLate(active: boolean, afterMs: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [active, afterMs]);
  return late;
}

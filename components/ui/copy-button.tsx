"use client";

import { Check, Copy, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { cn } from "./class-names";
import { useAnnouncer } from "./live-region";

type CopyState = "ready" | "copied" | "failed";

export interface CopyButtonProps {
  readonly value: string;
  /** What is copied: 決済IDをコピー. */
  readonly label: string;
  readonly className?: string;
}

/** Puts a value on the clipboard and says so. Where the browser forbids it, it says that instead. */
export function CopyButton({ value, label, className }: CopyButtonProps) {
  const [state, setState] = useState<CopyState>("ready");
  const { report, refuse } = useAnnouncer();
  useEffect(() => {
    if (state === "ready") return;
    const timer = setTimeout(() => setState("ready"), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    try {
      // Missing on plain http away from localhost; the throw below leads to the same words.
      await navigator.clipboard.writeText(value);
      setState("copied");
      report("コピーしました");
    } catch {
      setState("failed");
      refuse("コピーできませんでした。文字を選択してコピーしてください。");
    }
  };

  return (
    <span className={cn("inline-flex items-center gap-1", className)}>
      <button
        type="button"
        onClick={copy}
        aria-label={label}
        title={label}
        className="inline-flex size-6 items-center justify-center rounded-control text-primary hover:bg-sunken pointer-coarse:size-9 print:hidden"
      >
        {state === "copied" ? (
          <Check className="size-4 text-green" aria-hidden="true" />
        ) : state === "failed" ? (
          <TriangleAlert className="size-4 text-amber" aria-hidden="true" />
        ) : (
          <Copy className="size-4" aria-hidden="true" />
        )}
      </button>
      {state === "ready" ? null : (
        <span aria-hidden="true" className="text-muted text-xs">
          {state === "copied" ? "コピーしました" : "選択してコピーしてください"}
        </span>
      )}
    </span>
  );
}

"use client";

import { useEffect } from "react";
import { useAnnouncer } from "./live-region";

/** Ctrl+S goes to the button that saves and says `hint`, what it does; it never saves by itself. */
export function useSaveKey(buttonId: string, hint: string): void {
  const { report } = useAnnouncer();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      document.getElementById(buttonId)?.focus();
      report(hint);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [buttonId, hint, report]);
}

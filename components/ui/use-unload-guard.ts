"use client";

import { useEffect } from "react";

/** Leaving the window with something typed and not saved asks, in the browser's own words. */
export function useUnloadGuard(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
}

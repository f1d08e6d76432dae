"use client";

import { useEffect, useState } from "react";

/** A quick answer goes straight from the plan to its result; only a slow one gets a face of its own. */
const QUICK_MS = 400;

export function useSlow(sending: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!sending) return;
    const timer = setTimeout(() => setSlow(true), QUICK_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [sending]);
  return slow;
}

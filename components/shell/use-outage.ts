"use client";

import { useEffect, useRef, useState } from "react";

export type Outage = "database" | "server";

const LOOK_AGAIN_MS = 5_000;

/**
 * Asks which part of the shop is away until it is back, then calls `onBack` once. If no part is away it asks once only:
 * a page that breaks by itself would otherwise be loaded again for ever.
 */
export function useOutage(onBack: () => void): Outage | null {
  const [away, setAway] = useState<Outage | null>(null);
  const back = useRef(onBack);
  useEffect(() => {
    back.current = onBack;
  }, [onBack]);

  useEffect(() => {
    const left = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (before: Outage | null) => {
      const now = await outageNow(left.signal);
      if (left.signal.aborted) return;
      if (now === null && before !== null) return back.current();
      setAway(now);
      if (now !== null) timer = setTimeout(() => void look(now), LOOK_AGAIN_MS);
    };
    void look(null);
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, []);
  return away;
}

async function outageNow(signal: AbortSignal): Promise<Outage | null> {
  try {
    const response = await fetch("/api/health", { signal, cache: "no-store" });
    const { parts }: { parts?: { database?: unknown } } = await response.json();
    return parts?.database === "ready" ? null : "database";
  } catch {
    // No answer, or not one of ours: the connection to the server is missing.
    return "server";
  }
}

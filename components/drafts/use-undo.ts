"use client";

import { useCallback, useEffect, useState } from "react";

/** How long something that was thrown away can be brought back. */
const UNDO_MS = 10_000;

export interface Undo<T> {
  /** What can be brought back now; null: nothing. */
  readonly held: T | null;
  readonly hold: (value: T) => void;
  readonly release: () => void;
  /** While the offer has the focus it stays: a slow reader does not lose it. */
  readonly pause: (paused: boolean) => void;
}

export function useDraftUndo<T>(): Undo<T> {
  const [held, setHeld] = useState<T | null>(null);
  const [paused, pause] = useState(false);
  useEffect(() => {
    if (held === null || paused) return;
    const timer = setTimeout(() => setHeld(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [held, paused]);
  const release = useCallback(() => {
    setHeld(null);
    pause(false);
  }, []);
  return { held, hold: setHeld, release, pause };
}

"use client";

import { useState } from "react";
import { useAnnouncer } from "./live-region";

export interface Later<Part> {
  /** null until it was asked for and has come. */
  readonly part: Part | null;
  readonly ask: () => void;
  /** It could not be loaded: pressing again asks again. */
  readonly failed: boolean;
}

const FAILED = "読み込めませんでした。もう一度押すと、読み込みます。";

/**
 * A control whose script few need: its look stands there at once, pressing it loads the control, which opens then. `Part`
 * is an object, since a component by itself would be called by the state that holds it.
 */
export function useLater<Part extends object>(load: () => Promise<Part>): Later<Part> {
  const [part, setPart] = useState<Part | null>(null);
  const [failed, setFailed] = useState(false);
  const { refuse } = useAnnouncer();
  const ask = () => {
    setFailed(false);
    load().then(setPart, () => {
      setFailed(true);
      refuse(FAILED);
    });
  };
  return { part, ask, failed };
}

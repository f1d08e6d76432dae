"use client";

import { useEffect, useState } from "react";
import { isDoubtful, type Lost } from "@/components/order/words/dialog-words";
import type { DialogState } from "./use-verb-dialog";

export interface MissingAnswer {
  /** By the browser's clock: an order that was read before does not tell what became of it. */
  readonly at: number;
  readonly lost: Lost;
}

/** The last confirmation that stopped without an answer; null while there was none. */
export function useMissingAnswer(state: DialogState): MissingAnswer | null {
  const [missing, setMissing] = useState<MissingAnswer | null>(null);
  useEffect(() => {
    if (state.at !== "stopped" || !isDoubtful(state.failure, state.lost)) return;
    setMissing({ at: Date.now(), lost: state.lost });
  }, [state]);
  return missing;
}

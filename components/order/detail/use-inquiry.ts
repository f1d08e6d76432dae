"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { stopWords } from "@/components/order/words/dialog-words";
import { inquireOrder } from "@/components/order/words/order-calls";
import { useAnnouncer } from "@/components/ui/live-region";
import type { OrderView } from "@/lib/orders/detail/order-view-types";

export interface InquiryControl {
  /** 今すぐ照会 */
  readonly ask: () => void;
  readonly busy: boolean;
  /** Why the last one brought nothing. */
  readonly said: string | null;
}

/**
 * Asks what became of the open operation: never a second send, only the question what became of the first. Opening the
 * order asks by itself, and so does coming back to its tab.
 */
export function useInquiry(view: OrderView, refresh: () => Promise<void>): InquiryControl {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const asking = useRef(false);
  const shown = useRef(view);
  useEffect(() => {
    shown.current = view;
  }, [view]);

  /** The reason for a failure, null where there was none. */
  const ask = useCallback(async (): Promise<string | null> => {
    if (asking.current) return null;
    asking.current = true;
    setBusy(true);
    setSaid(null);
    const result = await inquireOrder(shown.current.orderNumber);
    await refresh();
    asking.current = false;
    setBusy(false);
    if (result.ok) return null;
    const { current } = shown;
    const text = stopWords(result.error, false, current, current.serverNow).lines.join("");
    setSaid(text);
    return text;
  }, [refresh]);

  useAskOnOpening(inquirable(view), ask);
  const { refuse } = useAnnouncer();
  const press = useCallback(async () => {
    const text = await ask();
    // Only the person who pressed is interrupted. An automatic inquiry says its trouble where it stands.
    if (text !== null) refuse(text);
  }, [ask, refuse]);
  return { ask: press, busy, said };
}

/** What there is to ask about, by operation and state; null where nothing is open or the answer is still awaited. */
function inquirable({ openOperation, serverNow }: OrderView): string | null {
  if (openOperation === null) return null;
  const { id, state, nextStepAt } = openOperation;
  const asks =
    state === "unknown" ||
    state === "needs_person" ||
    // The sender's lease ended before it wrote down an answer.
    (state === "sending" && nextStepAt !== null && nextStepAt <= serverNow);
  return asks ? `${id} ${state}` : null;
}

/**
 * Once for each opening of the order and each state of its operation. No loop: from there on the worker asks, at its own
 * pace. A tab in the background has not been opened yet.
 */
function useAskOnOpening(about: string | null, ask: () => Promise<unknown>): void {
  const [opening, setOpening] = useState(0);
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState === "visible") setOpening((count) => count + 1);
    };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, []);

  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (about === null || document.visibilityState !== "visible") return;
    const occasion = `${opening} ${about}`;
    if (asked.current === occasion) return;
    asked.current = occasion;
    void ask();
  }, [opening, about, ask]);
}

"use client";

import { useEffect, useRef, useState } from "react";
import { confirmOrderVerb, prepareOrderVerb, type VerbFailure } from "@/components/order/words/order-calls";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import type { VerbAnswer } from "@/lib/payments/model/contract";

/** Where 決済方法の変更 stands. */
export type MethodChangeState =
  | { readonly at: "preparing" }
  | { readonly at: "choosing" | "saving"; readonly opened: OpenedVerb }
  | { readonly at: "answered"; readonly answer: VerbAnswer }
  | { readonly at: "stopped"; readonly failure: VerbFailure };

/** Opens the control once, and saves what is chosen at most once for each opening. */
export function useMethodChange(orderNumber: string) {
  const [state, setState] = useState<MethodChangeState>({ at: "preparing" });
  const [opening, setOpening] = useState(0);
  const saved = useRef<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every further opening prepares anew.
  useEffect(() => {
    let left = false;
    setState({ at: "preparing" });
    void prepareOrderVerb(orderNumber, "change_method").then((result) => {
      if (left) return;
      setState(result.ok ? { at: "choosing", opened: result.value } : { at: "stopped", failure: result.error });
    });
    return () => {
      left = true;
    };
  }, [orderNumber, opening]);

  const save = async (methodId: MethodId, reason: string) => {
    if (state.at !== "choosing" || saved.current === state.opened.requestKey) return;
    const { opened } = state;
    const { requestKey, version, flagsState } = opened;
    saved.current = requestKey;
    setState({ at: "saving", opened });
    const result = await confirmOrderVerb({ requestKey, version, flagsState, reason, acknowledged: false, methodId });
    setState(result.ok ? { at: "answered", answer: result.value } : { at: "stopped", failure: result.error });
  };
  return { state, save, again: () => setOpening((times) => times + 1) };
}

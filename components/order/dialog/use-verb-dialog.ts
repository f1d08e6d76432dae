"use client";

import { useCallback, useRef, useState } from "react";
import { type Lost, lostOf } from "@/components/order/words/dialog-words";
import { confirmOrderVerb, prepareOrderVerb, type VerbFailure } from "@/components/order/words/order-calls";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import type { OrderVerb, Plan, Shipping, VerbAnswer } from "@/lib/payments/model/contract";

/** Where a dialog stands. It is one element; only its body changes. */
export type DialogState =
  | { readonly at: "closed" }
  | { readonly at: "preparing"; readonly verb: OrderVerb }
  /** What will happen is stated, of the order as the same answer tells it; nothing is sent. */
  | { readonly at: "ready"; readonly verb: OrderVerb; readonly opened: OpenedVerb; readonly plan: Plan }
  | { readonly at: "sending"; readonly verb: OrderVerb; readonly opened: OpenedVerb; readonly plan: Plan }
  | { readonly at: "answered"; readonly verb: OrderVerb; readonly plan: Plan; readonly answer: VerbAnswer }
  /** Refused, or without an answer: what that leaves open follows from the failure and from `lost`. */
  | { readonly at: "stopped"; readonly verb: OrderVerb; readonly failure: VerbFailure; readonly lost: Lost };

export type ReadyState = Extract<DialogState, { at: "ready" }>;

/** What staff give with their confirmation. */
export interface GivenConfirmation {
  readonly reason: string;
  readonly acknowledged: boolean;
  /** Of an authorization by card: what the provider's form gave. */
  readonly cardToken?: string;
  /** Of 入金を記録. */
  readonly paidOn?: string;
  /** Of 配送処理. */
  readonly shipping?: Shipping;
}

export interface VerbDialog {
  readonly state: DialogState;
  readonly open: (verb: OrderVerb) => void;
  readonly close: () => void;
  readonly send: (ready: ReadyState, given: GivenConfirmation) => void;
  readonly stop: (verb: OrderVerb, failure: VerbFailure) => void;
}

/**
 * Opens a control, states its plan, sends at most once for each plan, and keeps what came of it. `onSettled` is told
 * whenever the order may have changed, also after the dialog was closed in the middle.
 */
export function useVerbDialog(orderNumber: string, onSettled: () => Promise<unknown>): VerbDialog {
  const [state, setState] = useState<DialogState>({ at: "closed" });
  // Counts openings: an answer that belongs to an earlier one changes nothing here.
  const opening = useRef(0);
  const sentKey = useRef<string | null>(null);

  const open = useCallback(
    async (verb: OrderVerb) => {
      opening.current += 1;
      const mine = opening.current;
      setState({ at: "preparing", verb });
      const result = await prepareOrderVerb(orderNumber, verb);
      if (mine !== opening.current) return;
      if (!result.ok) {
        // What stands in the way happened since the order was read: its screen, and the reason's words, catch up.
        void onSettled();
        return setState({ at: "stopped", verb, failure: result.error, lost: false });
      }
      const { plan } = result.value;
      // Only 金額変更 is prepared without a plan, and it has a page of its own.
      if (plan === null) throw new Error(`${verb} was prepared without a plan`);
      setState({ at: "ready", verb, opened: result.value, plan });
    },
    [orderNumber, onSettled],
  );

  const send = useCallback<VerbDialog["send"]>(
    async (ready, given) => {
      const { verb } = ready;
      const plan = planGiven(ready.plan, given);
      const { requestKey, version, flagsState } = ready.opened;
      if (sentKey.current === requestKey) return;
      sentKey.current = requestKey;
      const mine = opening.current;
      setState({ at: "sending", verb, opened: ready.opened, plan });
      const result = await confirmOrderVerb({ requestKey, version, flagsState, ...given });
      const settled = onSettled();
      // What a provider's code means comes with the order's fresh history.
      if (result.ok && result.value.kind === "refused_by_provider") await settled;
      if (mine !== opening.current) return;
      if (result.ok) setState({ at: "answered", verb, plan, answer: result.value });
      else setState({ at: "stopped", verb, failure: result.error, lost: lostOf(plan) });
    },
    [onSettled],
  );

  const close = useCallback(() => {
    opening.current += 1;
    setState({ at: "closed" });
    onSettled();
  }, [onSettled]);

  const stop = useCallback<VerbDialog["stop"]>(
    (verb, failure) => setState({ at: "stopped", verb, failure, lost: false }),
    [],
  );
  return { state, open, close, send, stop };
}

/** Staff may choose that a shipment is recorded alone: then nothing is sent, whatever was offered. */
function planGiven(plan: Plan, { shipping }: GivenConfirmation): Plan {
  return shipping?.report === false ? { does: "record_shipment", status: null } : plan;
}

"use client";

import { useCallback, useRef, useState } from "react";
import { isDoubtful, type Lost, lostOf } from "@/components/order/words/dialog-words";
import { confirmOrderVerb, type VerbFailure } from "@/components/order/words/order-calls";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import type { OrderEdit, Plan, VerbAnswer } from "@/lib/payments/model/contract";

export type EditSaving =
  | { readonly at: "closed" }
  | { readonly at: "sending"; readonly plan: Plan }
  | { readonly at: "answered"; readonly answer: VerbAnswer }
  | { readonly at: "stopped"; readonly failure: VerbFailure; readonly lost: Lost };

export interface EditSave {
  readonly saving: EditSaving;
  /** A save was sent and no answer came: nothing more is saved from here until the order was looked at. */
  readonly unheard: boolean;
  readonly save: (opened: OpenedVerb, edit: OrderEdit, plan: Plan, given: GivenEditConfirmation) => void;
  readonly close: () => void;
}

export interface GivenEditConfirmation {
  readonly reason: string;
  readonly acknowledged: boolean;
}

/** Saves what was opened, at most once with each request key. `onSaved`: the order holds it. */
export function useEditSave(onSaved: () => void): EditSave {
  const [saving, setSaving] = useState<EditSaving>({ at: "closed" });
  const [unheard, setUnheard] = useState(false);
  const sentKey = useRef<string | null>(null);

  const save = useCallback<EditSave["save"]>(
    async ({ requestKey, version, flagsState }, edit, plan, given) => {
      if (sentKey.current === requestKey) return;
      sentKey.current = requestKey;
      setSaving({ at: "sending", plan });
      const result = await confirmOrderVerb({ requestKey, version, flagsState, ...given, edit });
      // A refusal that names what is missing leaves the key usable; anything else ends it.
      if (!result.ok && keepsKey(result.error)) sentKey.current = null;
      if (!result.ok && isDoubtful(result.error, lostOf(plan))) setUnheard(true);
      if (result.ok && result.value.kind === "done") onSaved();
      setSaving(
        result.ok
          ? { at: "answered", answer: result.value }
          : { at: "stopped", failure: result.error, lost: lostOf(plan) },
      );
    },
    [onSaved],
  );

  const close = useCallback(() => setSaving({ at: "closed" }), []);
  return { saving, unheard, save, close };
}

export function keepsKey(failure: VerbFailure): boolean {
  return KEEPS_KEY.has(failure.code);
}

const KEEPS_KEY: ReadonlySet<string> = new Set([
  "invalid_edit",
  "acknowledgement_missing",
  "reason_too_long",
  "invalid_input",
  "offline",
]);

"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { isDoubtful, type Lost, lostOf } from "@/components/order-dialogs/dialog-words";
import { confirm, prepare, type VerbFailure } from "@/components/order-dialogs/order-calls";
import type { OrderEdit, Plan, Prepared, VerbAnswer } from "@/lib/orders/contract";

export type Opening =
  | { readonly at: "preparing" }
  | { readonly at: "ready"; readonly prepared: Prepared }
  | { readonly at: "blocked"; readonly failure: VerbFailure };

export type Saving =
  | { readonly at: "closed" }
  | { readonly at: "sending"; readonly plan: Plan }
  | { readonly at: "answered"; readonly answer: VerbAnswer }
  | { readonly at: "stopped"; readonly failure: VerbFailure; readonly lost: Lost };

export interface EditSave {
  readonly opening: Opening;
  readonly saving: Saving;
  /** A save was sent and no answer came: nothing more is saved from here until the order was looked at. */
  readonly unheard: boolean;
  readonly save: (edit: OrderEdit, plan: Plan, given: { reason: string; acknowledged: boolean }) => void;
  readonly reopen: () => void;
  readonly close: () => void;
}

/** Opens the edit with a request key of its own and saves at most once with each. */
export function useEditSave(orderNumber: string): EditSave {
  const [opening, setOpening] = useState<Opening>({ at: "preparing" });
  const [saving, setSaving] = useState<Saving>({ at: "closed" });
  const [unheard, setUnheard] = useState(false);
  const openings = useRef(0);
  const sentKey = useRef<string | null>(null);

  const reopen = useCallback(async () => {
    openings.current += 1;
    const mine = openings.current;
    setOpening({ at: "preparing" });
    const result = await prepare(orderNumber, "change_amount");
    if (mine !== openings.current) return;
    setOpening(result.ok ? { at: "ready", prepared: result.value } : { at: "blocked", failure: result.error });
  }, [orderNumber]);

  useEffect(() => {
    reopen();
    return () => {
      openings.current += 1;
    };
  }, [reopen]);

  const save = useCallback<EditSave["save"]>(
    async (edit, plan, given) => {
      if (opening.at !== "ready") return;
      const { requestKey, version, flagsState } = opening.prepared;
      if (sentKey.current === requestKey) return;
      sentKey.current = requestKey;
      setSaving({ at: "sending", plan });
      const result = await confirm({ requestKey, version, flagsState, ...given, edit });
      // A refusal that names what is missing leaves the key usable; anything else ends it.
      if (!result.ok && keepsKey(result.error)) sentKey.current = null;
      if (!result.ok && isDoubtful(result.error, lostOf(plan))) setUnheard(true);
      setSaving(
        result.ok
          ? { at: "answered", answer: result.value }
          : { at: "stopped", failure: result.error, lost: lostOf(plan) },
      );
    },
    [opening],
  );

  const close = useCallback(() => setSaving({ at: "closed" }), []);
  return { opening, saving, unheard, save, reopen, close };
}

export function keepsKey(failure: VerbFailure): boolean {
  return KEEPS_KEY.has(failure.code);
}

const KEEPS_KEY: ReadonlySet<string> = new Set([
  "invalid_edit",
  "acknowledgement_missing",
  "reason_too_long",
  "invalid_input",
]);

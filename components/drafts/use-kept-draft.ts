"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { EpochMs } from "@/lib/time/epoch";
import { useDrafts } from "./draft-owner";
import type { Kept } from "./draft-store";
import { type DraftWriter, openDraftWriter } from "./draft-writer";

export type DraftState =
  | { readonly at: "none" }
  | { readonly at: "saved"; readonly when: EpochMs }
  /** The device takes no more. */
  | { readonly at: "full" }
  /** Another tab of the same person types into the same form; the last one to type is kept. */
  | { readonly at: "elsewhere" };

export interface KeptDraft<T> {
  readonly state: DraftState;
  /** What this device holds now. In the browser alone. */
  readonly find: () => Kept<T> | null;
  /** Keeps it, at most once a second. */
  readonly keep: (value: T) => void;
  /** Saved, or thrown away by its writer: nothing is kept any more until the next `keep`. */
  readonly forget: () => void;
}

const NONE: DraftState = { at: "none" };

/** One form's draft on this device. It outlives the screen, the tab, the session and the browser. */
export function useKeptDraft<T>(form: string, subject: string): KeptDraft<T> {
  const store = useDrafts();
  const [state, setState] = useState<DraftState>(NONE);
  const name = useMemo(() => ({ form, subject }), [form, subject]);
  const writer = useRef<DraftWriter<T> | null>(null);

  useEffect(() => {
    if (store === null) return;
    const own = openDraftWriter<T>((value) => {
      const now = Date.now();
      setState(store.write(name, value, now) ? { at: "saved", when: now } : { at: "full" });
    });
    writer.current = own;
    const othersWrote = (event: StorageEvent) => {
      if (event.key === store.nameOf(name) && event.newValue !== null) setState({ at: "elsewhere" });
    };
    window.addEventListener("pagehide", own.flush);
    document.addEventListener("visibilitychange", own.flush);
    window.addEventListener("storage", othersWrote);
    return () => {
      own.flush();
      window.removeEventListener("pagehide", own.flush);
      document.removeEventListener("visibilitychange", own.flush);
      window.removeEventListener("storage", othersWrote);
    };
  }, [store, name]);

  const find = useCallback(() => store?.read<T>(name, Date.now()) ?? null, [store, name]);
  const keep = useCallback((value: T) => writer.current?.keep(value), []);
  const forget = useCallback(() => {
    writer.current?.drop();
    store?.remove(name);
    setState(NONE);
  }, [store, name]);
  return { state, find, keep, forget };
}

/** Where a form is gone by the time that its text was saved: takes its draft away, once `saved`. */
export function useForgetDraft(form: string, subject: string, saved: boolean): void {
  const store = useDrafts();
  useEffect(() => {
    if (saved) store?.remove({ form, subject });
  }, [store, form, subject, saved]);
}

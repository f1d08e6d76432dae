"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { prepareOrderVerb, type VerbFailure } from "@/components/order/words/order-calls";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { orderQuery } from "@/lib/queries/order";

export interface EditOpening {
  /** The last answer: fields, rule, version and request key of one and the same order; null before the first. */
  readonly opened: OpenedVerb | null;
  /** Why the last question was not answered so; null where it was. */
  readonly failure: VerbFailure | null;
  /** A question is on its way: what `opened` shows may be old. */
  readonly asking: boolean;
  readonly ask: () => Promise<void>;
}

/**
 * Asks what 受注編集 edits. It asks on every way into the screen (also for a page out of the browser's memory), and when
 * the order is seen to have changed. Fields and version come from the same answer each time. `typedOver`: the version
 * that the typing began with; each answer tells what was changed after it.
 */
export function useEditOpening(orderNumber: string, typedOver: number | null, watching: boolean): EditOpening {
  const [opened, setOpened] = useState<OpenedVerb | null>(null);
  const [failure, setFailure] = useState<VerbFailure | null>(null);
  const [asking, setAsking] = useState(true);
  const questions = useRef(0);
  // If nothing was typed before, the typing begins on the first answer's version.
  const since = useRef(typedOver);

  const ask = useCallback(async () => {
    questions.current += 1;
    const mine = questions.current;
    setAsking(true);
    const result = await prepareOrderVerb(orderNumber, "change_amount", since.current);
    if (mine !== questions.current) return;
    setAsking(false);
    if (!result.ok) return setFailure(result.error);
    since.current ??= result.value.version;
    setFailure(null);
    setOpened(result.value);
  }, [orderNumber]);

  useEffect(() => {
    void ask();
    const shownAgain = (event: PageTransitionEvent) => (event.persisted ? void ask() : undefined);
    window.addEventListener("pageshow", shownAgain);
    return () => {
      window.removeEventListener("pageshow", shownAgain);
      questions.current += 1;
    };
  }, [ask]);

  useNews(orderNumber, opened, watching && !asking, ask);
  return { opened, failure, asking, ask };
}

/** The order's own query rings; what it brings is never edited. A refused opening is asked again when it changes. */
function useNews(orderNumber: string, opened: OpenedVerb | null, watching: boolean, ask: () => Promise<void>) {
  const { data } = useQuery({ ...orderQuery(orderNumber), enabled: watching });
  const heard = useRef<string | null>(null);
  const state = data === undefined ? null : JSON.stringify([data.version, data.cards.amount]);
  useEffect(() => {
    if (!watching || state === null || data === undefined) return;
    const known = opened === null ? null : JSON.stringify([opened.view.version, opened.view.cards.amount]);
    if (state === known || state === heard.current) return;
    heard.current = state;
    // What a page kept may be older than the answer: only what is newer is news.
    if (opened !== null && data.version < opened.view.version) return;
    void ask();
  }, [watching, state, data, opened, ask]);
}

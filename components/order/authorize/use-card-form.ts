"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { askRoute } from "@/lib/actions/ask-route";
import type { ActionFailure } from "@/lib/failures/failure";
import type { CardGiven } from "@/lib/gateway/protocol";
import type { CardForm, CardFormRefusal } from "@/lib/payments/model/contract";
import { cardFormOf } from "@/lib/queries/order";
import { readFormMessage } from "./card-given";

export type FormFailure = CardFormRefusal | ActionFailure;

/** The provider's form: being asked for, standing there, refused, or done with. */
export type CardFormState =
  | { readonly at: "asking" }
  | { readonly at: "shown"; readonly form: CardForm; readonly heard: Heard }
  | { readonly at: "given"; readonly card: CardGiven }
  | { readonly at: "failed"; readonly failure: FormFailure };

/** Whether the form has told that it stands there. `late`: it has not for eight seconds. */
export type Heard = "not_yet" | "open" | "late";

const LATE_MS = 8_000;

export interface CardFormPlace {
  readonly state: CardFormState;
  /** Opens another form: a card is given once. */
  readonly ask: () => void;
  /** The given card is good no more: the next form that is wanted is asked for anew. */
  readonly forget: () => void;
  readonly frame: RefObject<HTMLIFrameElement | null>;
  /** Opens the form as a page of its own, which answers to this one. */
  readonly openTab: () => void;
}

/** Opens the provider's form for an order's card, while `wanted`. What the form gives stays in this page's memory alone. */
export function useCardForm(orderNumber: string, wanted: boolean): CardFormPlace {
  const [state, setState] = useState<CardFormState>({ at: "asking" });
  const frame = useRef<HTMLIFrameElement | null>(null);
  const tab = useRef<Window | null>(null);

  // Counts askings: an answer that belongs to an earlier one changes nothing here.
  const asking = useRef(0);

  const ask = useCallback(async () => {
    asking.current += 1;
    const mine = asking.current;
    setState({ at: "asking" });
    const result = await askRoute<CardForm, CardFormRefusal>(() => cardFormOf(orderNumber));
    if (mine !== asking.current) return;
    if (result.ok) setState({ at: "shown", form: result.value, heard: "not_yet" });
    else setState({ at: "failed", failure: result.error });
  }, [orderNumber]);
  const forget = useCallback(() => {
    asking.current += 1;
    setState({ at: "asking" });
  }, []);
  const given = useRef(false);
  given.current = state.at === "given";
  useEffect(() => {
    // Prepared anew after a stop: the card that was typed before it still is good for the order.
    if (wanted && !given.current) void ask();
  }, [wanted, ask]);

  useHearForm(state, setState, [frame, tab]);
  useLate(state, setState);

  const url = state.at === "shown" ? state.form.url : null;
  const openTab = useCallback(() => {
    if (url !== null) tab.current = window.open(url, "_blank", "popup=no");
  }, [url]);
  return { state, ask, forget, frame, openTab };
}

type Windows = readonly [RefObject<HTMLIFrameElement | null>, RefObject<Window | null>];
type Change = (change: (now: CardFormState) => CardFormState) => void;

/** Hears the form alone: a message counts from its own origin, and from the frame or the tab that was opened for it. */
function useHearForm(state: CardFormState, change: Change, [frame, tab]: Windows): void {
  const origin = state.at === "shown" ? state.form.origin : null;
  useEffect(() => {
    if (origin === null) return;
    const hear = (event: MessageEvent) => {
      if (event.origin !== origin || event.source === null) return;
      if (event.source !== frame.current?.contentWindow && event.source !== tab.current) return;
      const message = readFormMessage(event.data);
      if (message === null) return;
      change((now) => {
        if (now.at !== "shown") return now;
        return message.type === "card-given" ? { at: "given", card: message } : { ...now, heard: "open" };
      });
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, [origin, change, frame, tab]);
}

/** A frame that is blocked looks to the page like one that has loaded: only the form's own word tells. */
function useLate(state: CardFormState, change: Change): void {
  const waiting = state.at === "shown" && state.heard === "not_yet" ? state.form.url : null;
  useEffect(() => {
    if (waiting === null) return;
    const timer = setTimeout(
      () => change((now) => (now.at === "shown" && now.heard === "not_yet" ? { ...now, heard: "late" } : now)),
      LATE_MS,
    );
    return () => clearTimeout(timer);
  }, [waiting, change]);
}

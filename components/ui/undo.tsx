"use client";

import { CircleCheck, CircleX } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useAnnouncer } from "./live-region";

/** What was done at once and may be taken back. Never for what reached a provider or a colleague. */
export interface UndoOffer {
  /** 「対応状況を「発送済み」に変更しました。」 */
  readonly text: string;
  /** Takes it back; answers what came of that. */
  readonly undo: () => Promise<UndoOutcome>;
}

export interface UndoOutcome {
  readonly undone: boolean;
  readonly text: string;
}

export const UNDO_SECONDS = 10;
const WORD = {
  undo: "元に戻す",
  undoing: "元に戻しています",
  close: "閉じる",
  left: (seconds: number) => `${seconds}秒`,
  /** Read out once; the countdown is for the eyes. */
  said: (text: string) => `${text}${UNDO_SECONDS}秒以内は元に戻せます。`,
} as const;

const OfferContext = createContext<(offer: UndoOffer) => void>(() => undefined);

/** Offers to take something back for ten seconds. The offer outlives the screen that it came from. */
export function useUndo(): (offer: UndoOffer) => void {
  return useContext(OfferContext);
}

interface Standing extends UndoOffer {
  readonly id: number;
}

export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const [standing, setStanding] = useState<readonly Standing[]>([]);
  const { report } = useAnnouncer();
  const made = useRef(0);
  const offer = useCallback(
    (one: UndoOffer) => {
      made.current += 1;
      const id = made.current;
      setStanding((old) => [...old, { ...one, id }]);
      report(WORD.said(one.text));
    },
    [report],
  );
  const remove = useCallback((id: number) => setStanding((old) => old.filter((one) => one.id !== id)), []);
  return (
    <OfferContext value={offer}>
      {children}
      <div className="pointer-events-none fixed right-4 bottom-[calc(var(--foot-height)+1rem)] left-4 z-40 flex flex-col items-end gap-2 print:hidden">
        {standing.map((one) => (
          <UndoBar key={one.id} offer={one} onEnd={() => remove(one.id)} />
        ))}
      </div>
    </OfferContext>
  );
}

type State = { readonly at: "offered" | "undoing" } | { readonly at: "answered"; readonly outcome: UndoOutcome };

/** Stays while it has the focus or the pointer, and closes by its time or its own button alone. */
function UndoBar({ offer, onEnd }: { readonly offer: UndoOffer; readonly onEnd: () => void }) {
  const [state, setState] = useState<State>({ at: "offered" });
  const [held, setHeld] = useState({ focus: false, pointer: false });
  const { report, refuse } = useAnnouncer();
  const answered = state.at === "answered" ? state.outcome : null;
  // A refusal stays until it is closed: it says what stands now.
  const running = !held.focus && !held.pointer && (state.at === "offered" || answered?.undone === true);
  const left = useCountdown(running, onEnd);

  const press = async () => {
    if (state.at !== "offered") return;
    setState({ at: "undoing" });
    const outcome = await offer.undo();
    setState({ at: "answered", outcome });
    (outcome.undone ? report : refuse)(outcome.text);
  };
  const Icon = answered?.undone === false ? CircleX : CircleCheck;
  return (
    <section
      aria-label={WORD.undo}
      onFocus={() => setHeld((old) => ({ ...old, focus: true }))}
      onBlur={() => setHeld((old) => ({ ...old, focus: false }))}
      onMouseEnter={() => setHeld((old) => ({ ...old, pointer: true }))}
      onMouseLeave={() => setHeld((old) => ({ ...old, pointer: false }))}
      className="pointer-events-auto flex max-w-full items-center gap-3 rounded-panel bg-text px-3.5 py-2.5 text-page shadow-overlay tablet:max-w-[40rem]"
    >
      <Icon className="size-4 shrink-0" aria-hidden="true" />
      <p className="min-w-0">{answered === null ? offer.text : answered.text}</p>
      <span className="ml-auto flex shrink-0 items-center gap-3">
        {answered === null ? (
          <UndoButton aria-disabled={state.at === "undoing"} onClick={press}>
            {state.at === "undoing" ? WORD.undoing : WORD.undo}
          </UndoButton>
        ) : (
          <UndoButton onClick={onEnd}>{WORD.close}</UndoButton>
        )}
        {state.at === "offered" ? (
          <span aria-hidden="true" className="w-8 text-right text-xs">
            {WORD.left(left)}
          </span>
        ) : null}
      </span>
    </section>
  );
}

function UndoButton(props: {
  readonly onClick: () => void;
  readonly "aria-disabled"?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <button
      {...props}
      type="button"
      className="min-h-7 rounded-control px-1 font-medium whitespace-nowrap underline underline-offset-3 focus-visible:outline-page pointer-coarse:min-h-11"
    />
  );
}

/** The seconds that are left; they pass while it runs. */
function useCountdown(running: boolean, onEnd: () => void): number {
  const [left, setLeft] = useState(UNDO_SECONDS);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  }, [onEnd]);
  useEffect(() => {
    if (left <= 0) end.current();
  }, [left]);
  return Math.max(0, left);
}

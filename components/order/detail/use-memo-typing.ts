"use client";

import { useEffect, useState } from "react";
import { useKeptDraft } from "@/components/drafts/use-kept-draft";
import { useDraftUndo } from "@/components/drafts/use-undo";
import { stopWords } from "@/components/order/words/dialog-words";
import { updateMemo } from "@/components/order/words/order-calls";
import { useAnnouncer } from "@/components/ui/live-region";
import { MEMO_NOT_SAVED } from "@/lib/messages/errors";
import { MEMO_WORD } from "@/lib/messages/memo";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { EpochMs } from "@/lib/time/epoch";

/** What is typed, with the memo and the version that it is typed over: both of one answer. */
export interface MemoTyping {
  readonly text: string;
  readonly opened: string;
  readonly version: number;
}

/** The memo's form: open or not, kept as a draft, saved against the memo that its writer has seen. */
export function useMemoTyping(view: OrderView, onSaved: () => Promise<unknown>) {
  const draft = useKeptDraft<MemoTyping>("memo.1", view.orderNumber);
  const [typing, setTyping] = useState<MemoTyping | null>(null);
  const [restoredAt, setRestoredAt] = useState<EpochMs | null>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  const [signedOut, setSignedOut] = useState(false);
  const [busy, setBusy] = useState(false);
  const undo = useDraftUndo<MemoTyping>();
  const { report } = useAnnouncer();
  const { find, keep, forget } = draft;
  const { mayAct } = view.viewer;

  useEffect(() => {
    const found = mayAct ? find() : null;
    if (found === null) return;
    setTyping(found.value);
    setRestoredAt(found.at);
  }, [find, mayAct]);

  const close = () => {
    setTyping(null);
    setRestoredAt(null);
    setSaid([]);
    setBusy(false);
  };
  const save = async () => {
    if (typing === null) return;
    setBusy(true);
    setSaid([]);
    // After a refusal what stands now is on the screen beside the typed text: pressing again means over that.
    const version = said.length > 0 ? view.version : typing.version;
    const result = await updateMemo({ orderNumber: view.orderNumber, version, memo: typing.text });
    if (result.ok) {
      forget();
      await onSaved();
      close();
      return report(MEMO_WORD.saved);
    }
    const { lines, undone, signIn } = stopWords(result.error, "saved", view, view.serverNow);
    setSignedOut(signIn);
    setBusy(false);
    setSaid([undone ? MEMO_NOT_SAVED.certain : MEMO_NOT_SAVED.uncertain, ...lines]);
    // Told at once: what stopped the save may well stop the question what stands now.
    void onSaved();
    return undefined;
  };
  return {
    typing,
    restoredAt,
    said,
    signedOut,
    busy,
    draft: draft.state,
    undo,
    begin: () => {
      undo.release();
      setTyping({ text: view.order.memo, opened: view.order.memo, version: view.version });
    },
    change: (text: string) => {
      if (typing === null) return;
      const next = { ...typing, text };
      setTyping(next);
      if (text === typing.opened) forget();
      else keep(next);
    },
    save,
    discard: () => {
      if (typing !== null && typing.text !== typing.opened) undo.hold(typing);
      forget();
      close();
    },
    bringBack: () => {
      if (undo.held !== null) {
        setTyping(undo.held);
        keep(undo.held);
      }
      undo.release();
    },
  };
}

"use client";

import { DraftUndo } from "@/components/drafts/draft-undo";
import { Button } from "@/components/ui/button";
import { FactSection } from "@/components/ui/fact-section";
import { MEMO_WORD } from "@/lib/messages/memo";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { Changed } from "./changed";
import { MemoForm } from "./memo-form";
import { useMemoTyping } from "./use-memo-typing";

/** スタッフのメモ: edited in place, saved against the version it was opened with. */
export function OrderMemo({ view, onSaved }: { readonly view: OrderView; readonly onSaved: () => Promise<unknown> }) {
  const memo = useMemoTyping(view, onSaved);
  const { typing, undo } = memo;
  const now = view.order.memo;
  // One's own memo may come back with the feed of changes before the save itself is answered.
  const changed = typing !== null && view.version > typing.version && now !== typing.opened && now !== typing.text;
  return (
    <FactSection
      title={MEMO_WORD.title}
      className={now === "" ? "print:hidden" : ""}
      aside={
        view.viewer.mayAct && typing === null ? (
          <Button size="small" onClick={memo.begin}>
            {MEMO_WORD.edit}
          </Button>
        ) : null
      }
    >
      <div className="px-3 py-3 tablet:px-4">
        {typing === null ? (
          <>
            <p className="whitespace-pre-wrap">
              <Changed of="memo">{now === "" ? <span className="text-muted">{MEMO_WORD.none}</span> : now}</Changed>
            </p>
            <DraftUndo undo={undo} onUndo={memo.bringBack} />
          </>
        ) : (
          <MemoForm
            typing={typing}
            theirs={changed ? now : null}
            now={view.serverNow}
            said={memo.said}
            signedOut={memo.signedOut}
            busy={memo.busy}
            draft={memo.draft}
            restoredAt={memo.restoredAt}
            onChange={memo.change}
            onSave={memo.save}
            onDiscard={memo.discard}
          />
        )}
      </div>
    </FactSection>
  );
}

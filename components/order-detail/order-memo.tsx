"use client";

import { useEffect, useRef, useState } from "react";
import { stopWords } from "@/components/order-dialogs/dialog-words";
import { keepMemo } from "@/components/order-dialogs/order-calls";
import { Button } from "@/components/ui/button";
import { useAnnouncer } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { useUnloadGuard } from "@/components/ui/use-unload-guard";
import { MEMO_NOT_SAVED } from "@/lib/messages/errors";
import type { OrderView } from "@/lib/orders/order-view-types";
import { MEMO_MAX } from "@/lib/text/limits";
import { FactSection } from "./fact-section";

type Editing = {
  readonly text: string;
  /** What stood there when it was opened. */
  readonly opened: string;
  readonly version: number;
  /** Why it is not saved, its title first. */
  readonly said: readonly string[];
  readonly busy: boolean;
};

/** スタッフのメモ: edited in place, saved against the version it was opened with. */
export function OrderMemo({ view, onSaved }: { readonly view: OrderView; readonly onSaved: () => Promise<unknown> }) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const open = editing !== null;
  useEffect(() => {
    if (open) field.current?.focus();
  }, [open]);
  useUnloadGuard(editing !== null && editing.text !== editing.opened);
  const { report } = useAnnouncer();
  const begin = () =>
    setEditing({ text: view.order.memo, opened: view.order.memo, version: view.version, said: [], busy: false });

  const save = async (draft: Editing) => {
    setEditing({ ...draft, busy: true, said: [] });
    const result = await keepMemo({ orderNumber: view.orderNumber, version: draft.version, memo: draft.text });
    if (result.ok) {
      await onSaved();
      setEditing(null);
      report("メモを保存しました");
      return;
    }
    const { lines, undone } = stopWords(result.error, "saved", view, view.serverNow);
    const title = undone ? MEMO_NOT_SAVED.certain : MEMO_NOT_SAVED.uncertain;
    // Told at once: what stopped the save may well stop the question what stands now. What was typed stays; saving again
    // is against the version that is shown by then.
    setEditing({ ...draft, busy: false, said: [title, ...lines] });
    void onSaved();
  };

  const [title = "", ...lines] = editing?.said ?? [];

  return (
    <FactSection
      title="メモ"
      aside={
        view.viewer.mayAct && editing === null ? (
          <Button size="small" onClick={begin}>
            メモを編集
          </Button>
        ) : null
      }
    >
      <div className="px-4 py-3">
        {editing === null ? (
          <p className="whitespace-pre-wrap">{view.order.memo === "" ? <NoMemo /> : view.order.memo}</p>
        ) : (
          <div className="flex flex-col gap-2">
            {editing.said.length === 0 ? null : (
              <Notice tint="red" role="alert" title={title}>
                {lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </Notice>
            )}
            <Textarea
              ref={field}
              aria-label="メモ"
              rows={4}
              limit={MEMO_MAX}
              value={editing.text}
              onChange={(event) => setEditing({ ...editing, text: event.target.value })}
            />
            <div className="flex justify-end gap-2">
              <Button onClick={() => setEditing(null)}>やめる</Button>
              <Button
                variant="primary"
                busy={editing.busy}
                onClick={() => save({ ...editing, version: editing.said.length > 0 ? view.version : editing.version })}
              >
                {editing.busy ? "保存中" : "メモを保存"}
              </Button>
            </div>
          </div>
        )}
      </div>
    </FactSection>
  );
}

function NoMemo() {
  return <span className="text-muted">メモはありません。</span>;
}

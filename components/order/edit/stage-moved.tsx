"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { EDIT_NEWS } from "@/lib/messages/edit";
import { PAYMENT_STAGE_WORD } from "@/lib/messages/order-words";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { formatMoment } from "@/lib/time/display";
import type { DraftEditor } from "./use-draft";

/** The payment is in another stage than the one for which the change was typed: saving it means something else now. */
export function stageMoved(editor: DraftEditor, view: OrderView): boolean {
  return editor.typing.stage !== view.payment.stage;
}

/** Locks the form until its writer has seen that. */
export function StageMoved({ editor, view }: { readonly editor: DraftEditor; readonly view: OrderView }) {
  if (!stageMoved(editor, view)) return null;
  const { stage, capturedAt } = view.payment;
  return (
    <Notice
      tint="amber"
      role="alert"
      className="mb-4"
      actions={
        <Button size="small" onClick={editor.acceptStage}>
          {EDIT_NEWS.acceptStage}
        </Button>
      }
    >
      {stage === "after_capture" && capturedAt !== null
        ? EDIT_NEWS.captured(formatMoment(capturedAt, view.serverNow))
        : EDIT_NEWS.stageMoved(PAYMENT_STAGE_WORD[stage].short)}
    </Notice>
  );
}

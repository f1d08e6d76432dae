"use client";

import { useState } from "react";
import { useForgetDraft } from "@/components/drafts/use-kept-draft";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { VERB_BUTTON } from "@/lib/messages/cards";
import { DIALOG_TITLE, DIALOG_WORD } from "@/lib/messages/dialogs";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { AnswerBody } from "./answer-body";
import { METHOD_REASON_DRAFT, MethodForm } from "./method-form";
import { StoppedBody } from "./stopped-body";
import { useMethodChange } from "./use-method-change";

interface MethodDialogProps {
  readonly view: OrderView;
  /** The order may have changed: it is asked for anew. */
  readonly onSettled: () => Promise<unknown>;
  readonly className?: string;
}

/** 決済方法の変更 of an order that no authorization lives for. Nothing is sent. */
export function ChangeMethod({ view, onSettled, className = "" }: MethodDialogProps) {
  const [open, setOpen] = useState(false);
  const show = (next: boolean) => {
    setOpen(next);
    // The row leaves with the order's new state: not before its dialog was read.
    if (!next) void onSettled();
  };
  return (
    <>
      <Button className={className} onClick={() => show(true)}>
        {VERB_BUTTON.change_method}
      </Button>
      <Dialog open={open} onOpenChange={show}>
        {open ? (
          <DialogContent wide title={DIALOG_TITLE.change_method(view.orderNumber)} closeLabel={DIALOG_WORD.cross}>
            <Body view={view} onClose={() => show(false)} />
          </DialogContent>
        ) : null}
      </Dialog>
    </>
  );
}

function Body({ view, onClose }: { readonly view: OrderView; readonly onClose: () => void }) {
  const { state, save, again } = useMethodChange(view.orderNumber);
  useForgetDraft(METHOD_REASON_DRAFT, view.orderNumber, state.at === "answered");
  switch (state.at) {
    case "preparing":
      return (
        <DialogBody>
          <p role="status">{DIALOG_WORD.preparing}</p>
        </DialogBody>
      );
    case "choosing":
    case "saving":
      return <MethodForm view={state.opened.view} saving={state.at === "saving"} onSave={save} onLeave={onClose} />;
    case "answered":
      return <AnswerBody answer={state.answer} view={view} onClose={onClose} />;
    case "stopped":
      return <StoppedBody failure={state.failure} lost="saved" view={view} onClose={onClose} onAgain={again} />;
  }
}

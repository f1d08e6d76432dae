"use client";

import { useQuery } from "@tanstack/react-query";
import { AnswerBody } from "@/components/order/dialog/answer-body";
import { SendingBody } from "@/components/order/dialog/sending-body";
import { StoppedBody } from "@/components/order/dialog/stopped-body";
import { useSlow } from "@/components/order/dialog/use-slow";
import { isDoubtful } from "@/components/order/words/dialog-words";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DIALOG_TITLE, DIALOG_WORD } from "@/lib/messages/dialogs";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { orderQuery } from "@/lib/queries/order";
import { type EditSave, type EditSaving, keepsKey } from "./use-edit-save";

type Stopped = Extract<EditSaving, { at: "stopped" }>;

/** What comes of a save. The page itself stated what would happen, so nothing is asked here again. */
export function SaveDialog(props: {
  readonly save: EditSave;
  readonly view: OrderView;
  readonly onCatchUp: () => void;
  readonly onLeave: () => void;
}) {
  const { save, view, onCatchUp, onLeave } = props;
  const { saving } = save;
  // The provider's code is explained by the order's history as it is after the answer.
  const after = useQuery({ ...orderQuery(view.orderNumber), enabled: saving.at === "answered" });
  const slow = useSlow(saving.at === "sending");
  const shown = saving.at === "answered" || saving.at === "stopped" || slow;
  // A person who leaves while it is sent, or after it was done, goes to the order: there the result stands.
  const close = saving.at === "stopped" ? () => leaveStopped(saving, save, onCatchUp) : onLeave;
  return (
    <Dialog open={shown} onOpenChange={(open) => (open ? undefined : close())}>
      {shown ? (
        <DialogContent title={DIALOG_TITLE.change_amount(view.orderNumber)} closeLabel={DIALOG_WORD.cross}>
          {saving.at === "sending" ? <SendingBody plan={saving.plan} onClose={close} /> : null}
          {saving.at === "answered" ? (
            <AnswerBody answer={saving.answer} view={after.data ?? view} onClose={close} />
          ) : null}
          {saving.at === "stopped" ? (
            <StoppedBody failure={saving.failure} lost={saving.lost} view={view} onClose={close} onAgain={onCatchUp} />
          ) : null}
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

/** A key that was refused saves nothing any more: what changed meanwhile is taken in, or the button would be dead. */
function leaveStopped(stopped: Stopped, save: EditSave, onCatchUp: () => void): void {
  if (keepsKey(stopped.failure) || isDoubtful(stopped.failure, stopped.lost)) save.close();
  else onCatchUp();
}

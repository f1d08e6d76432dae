"use client";

import { useEffect, useRef } from "react";
import { useForgetDraft } from "@/components/drafts/use-kept-draft";
import { useServerNow } from "@/components/live/use-server-now";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { DIALOG_TITLE, DIALOG_WORD } from "@/lib/messages/dialogs";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { OrderVerb } from "@/lib/payments/model/contract";
import { AnswerBody } from "./answer-body";
import { PaidBody } from "./paid-body";
import { ReadyBody } from "./ready-body";
import { SendingBody } from "./sending-body";
import { ShipBody } from "./ship-body";
import { StoppedBody } from "./stopped-body";
import { useSlow } from "./use-slow";
import type { DialogState, GivenConfirmation, VerbDialog } from "./use-verb-dialog";

/** One element for 受注取消, オーソリ確定 and 取消区分; what it says follows from where it stands. */
export function OrderVerbDialog({ dialog, view }: { readonly dialog: VerbDialog; readonly view: OrderView }) {
  const { state } = dialog;
  return (
    <Dialog open={state.at !== "closed"} onOpenChange={(open) => (open ? undefined : dialog.close())}>
      {state.at === "closed" ? null : (
        <DialogContent title={DIALOG_TITLE[state.verb](view.orderNumber)} closeLabel={DIALOG_WORD.cross}>
          <Body dialog={dialog} state={state} view={view} />
        </DialogContent>
      )}
    </Dialog>
  );
}

type OpenState = Exclude<DialogState, { at: "closed" }>;

function Body({ dialog, state, view }: { dialog: VerbDialog; state: OpenState; view: OrderView }) {
  switch (state.at) {
    case "preparing":
      return (
        <DialogBody>
          <p role="status">{DIALOG_WORD.preparing}</p>
        </DialogBody>
      );
    case "ready":
    case "sending":
      return <Planned dialog={dialog} state={state} />;
    case "answered":
      return <Answered state={state} view={view} onClose={dialog.close} />;
    case "stopped":
      return (
        <StoppedBody
          failure={state.failure}
          lost={state.lost}
          view={view}
          onClose={dialog.close}
          onAgain={() => dialog.open(state.verb)}
        />
      );
  }
}

type AnsweredState = Extract<DialogState, { at: "answered" }>;

function Answered(props: { state: AnsweredState; view: OrderView; onClose: () => void }) {
  const { state, view, onClose } = props;
  useForgetDraft(reasonForm(state.verb), view.orderNumber, state.answer.kind === "done");
  return <AnswerBody answer={state.answer} view={view} onClose={onClose} />;
}

type PlannedState = Extract<DialogState, { at: "ready" | "sending" }>;

/** A plan that is open when its limit falls turns into its refusal by itself: nothing that is shown can still be sent. */
function Planned({ dialog, state }: { dialog: VerbDialog; state: PlannedState }) {
  const { plan, opened, verb } = state;
  const sending = state.at === "sending";
  const slow = useSlow(sending);
  const deadline = plan.does === "send" ? plan.deadline : null;
  const now = useServerNow(opened.serverNow, deadline);
  const passed = deadline !== null && now > deadline;
  const { stop } = dialog;
  const told = useRef(false);
  useEffect(() => {
    if (sending || !passed || told.current) return;
    told.current = true;
    stop(verb, { code: "deadline_passed_meanwhile", deadline: deadline ?? now, now: null });
  }, [sending, passed, stop, verb, deadline, now]);
  if (sending && slow) return <SendingBody plan={plan} onClose={dialog.close} />;
  const shared = {
    draftForm: reasonForm(verb),
    view: opened.view,
    sending,
    onLeave: dialog.close,
    onSend: (given: GivenConfirmation) => (state.at === "ready" ? dialog.send(state, given) : undefined),
  };
  if (verb === "ship") return <ShipBody {...shared} plan={plan} onCapture={() => dialog.open("capture")} />;
  if (plan.does === "record_payment" || plan.does === "take_back_payment") return <PaidBody {...shared} plan={plan} />;
  return <ReadyBody {...shared} plan={plan} needsAcknowledgement={opened.needsAcknowledgement} now={now} />;
}

/** Where the reason for this act is kept while it is typed. */
function reasonForm(verb: OrderVerb): string {
  return `reason-${verb}.1`;
}

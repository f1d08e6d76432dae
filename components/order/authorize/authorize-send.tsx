"use client";

import { Clock } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { ChangeMethod } from "@/components/order/dialog/method-dialog";
import type { VerbDialog } from "@/components/order/dialog/use-verb-dialog";
import { Button } from "@/components/ui/button";
import { FactSection } from "@/components/ui/fact-section";
import { takesCard } from "@/lib/capability/authorization";
import { AUTHORIZE_WORD } from "@/lib/messages/authorization";
import { stageStatus } from "@/lib/messages/statuses";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { EpochMs } from "@/lib/time/epoch";
import { AuthorizeSteps } from "./authorize-steps";
import { CardFrame } from "./card-frame";
import { isTypedAgain, SendPanel } from "./send-panel";
import { useCardForm } from "./use-card-form";

export interface AuthorizeSendProps {
  readonly dialog: VerbDialog;
  readonly view: OrderView;
  readonly now: EpochMs;
  /** An answer got lost, and the order was not read since. */
  readonly unheard: boolean;
  readonly onAgain: () => void;
  /** 決済方法の変更 was closed: with another method everything here is prepared anew. */
  readonly onMethodSettled: () => Promise<unknown>;
}

/** Before it is sent: the provider's form where the method takes a card, and beside it what will be sent. */
export function AuthorizeSend({ dialog, view, now, unheard, onAgain, onMethodSettled }: AuthorizeSendProps) {
  const { state } = dialog;
  const planned = state.at === "ready" || state.at === "sending" ? state.plan : null;
  const asksCard = planned?.does === "send" && planned.kind === "authorize" && planned.securityCode !== null;
  const form = useCardForm(view.orderNumber, asksCard);
  const { forget } = form;
  const unusable = state.at === "stopped" && isTypedAgain(state.failure);
  useEffect(() => {
    if (unusable) forget();
  }, [unusable, forget]);
  const withCard = takesCard(view.method.id);
  return (
    <>
      <AuthorizeSteps view={view} withCard={withCard} given={form.state.at === "given"} />
      <div className="grid items-start gap-4 wide:grid-cols-[minmax(0,1fr)_26rem]">
        {withCard && state.at !== "stopped" ? <CardFrame view={view} form={form} /> : null}
        <div className="flex min-w-0 flex-col gap-4">
          <SendPanel
            dialog={dialog}
            view={view}
            now={now}
            form={withCard ? form : null}
            unheard={unheard}
            onAgain={onAgain}
          />
          <OtherWays view={view} onMethodSettled={onMethodSettled} />
        </div>
      </div>
    </>
  );
}

function OtherWays({ view, onMethodSettled }: Pick<AuthorizeSendProps, "view" | "onMethodSettled">) {
  const order = `/orders/${encodeURIComponent(view.orderNumber)}`;
  const stage = stageStatus(view.payment.stage, view.payment.without).label;
  return (
    <FactSection title={AUTHORIZE_WORD.otherWays}>
      <div className="flex flex-wrap items-center gap-2 px-4 py-3">
        {view.authorization === null ? null : <ChangeMethod view={view} onSettled={onMethodSettled} />}
        <Button asChild>
          <Link href={order}>
            <Clock aria-hidden="true" />
            {AUTHORIZE_WORD.later}
          </Link>
        </Button>
        <span className="text-muted text-sm">{AUTHORIZE_WORD.staysAs(stage)}</span>
      </div>
    </FactSection>
  );
}

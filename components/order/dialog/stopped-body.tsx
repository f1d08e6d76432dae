"use client";

import Link from "next/link";
import { SignInAgain } from "@/components/drafts/sign-in-again";
import { type Lost, stopWords } from "@/components/order/words/dialog-words";
import type { VerbFailure } from "@/components/order/words/order-calls";
import { RegisterLink } from "@/components/order-list/register-link";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { StopNotice } from "./stop-notice";

/** 中止: nothing broke, the order changed meanwhile. Grey-blue if nothing was sent, violet if the outcome is unknown. */
export function StoppedBody(props: {
  readonly failure: VerbFailure;
  readonly lost: Lost;
  readonly view: OrderView;
  readonly onClose: () => void;
  readonly onAgain: () => void;
}) {
  const words = stopWords(props.failure, props.lost, props.view, props.view.serverNow);
  return (
    <>
      <DialogBody>
        <StopNotice words={words} />
      </DialogBody>
      <DialogFooter>
        <Button size="large" onClick={props.onClose}>
          {DIALOG_WORD.close}
        </Button>
        {words.another ? <RegisterLink size="large" /> : null}
        {words.signIn ? <SignInAgain size="large" variant="primary" /> : null}
        {words.retry && !words.signIn ? (
          <Button size="large" variant="primary" onClick={props.onAgain}>
            {DIALOG_WORD.again}
          </Button>
        ) : null}
        {words.doubtful || props.failure.code === "another_operation_open" ? (
          <Button size="large" asChild>
            <Link href={`/operations?q=${encodeURIComponent(props.view.orderNumber)}`}>{DIALOG_WORD.openHistory}</Link>
          </Button>
        ) : null}
      </DialogFooter>
    </>
  );
}

"use client";

import { Store } from "lucide-react";
import { type FormEvent, type ReactNode, useId } from "react";
import { BusyLabel } from "@/components/decision/busy-label";
import { CloseButton } from "@/components/decision/close-button";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { withProvider } from "@/lib/capability/facts/catalogue";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";

export interface FactFormProps {
  readonly view: OrderView;
  /** The fields. */
  readonly children: ReactNode;
  /** 実行内容, step by step. */
  readonly steps: readonly string[];
  /** What follows and cannot be seen from the steps; stands before the button. */
  readonly consequence: ReactNode;
  readonly act: string;
  /** What the button says meanwhile. */
  readonly acting: string;
  readonly sending: boolean;
  readonly onLeave: () => void;
  readonly onAct: () => void;
}

/** Object line, fields, 実行内容, what follows, then やめる and the act: 入金処理 and 配送処理. Enter does not act. */
export function FactForm(props: FactFormProps) {
  const { view, sending, onLeave } = props;
  const stepsId = useId();
  const keep = (event: FormEvent) => event.preventDefault();
  return (
    <>
      <DialogBody>
        <p className="flex flex-wrap gap-x-4 border-line border-b pb-2 text-muted">
          <span>{view.order.customer.name} 様</span>
          <span>{withProvider(view.method.title, view.method.provider)}</span>
          <span className="ml-auto font-bold text-text">{formatYen(view.order.total)}</span>
        </p>
        <form onSubmit={keep} noValidate className="mt-3 flex flex-col gap-3">
          {props.children}
        </form>
        <div id={stepsId} className="mt-3 rounded-panel bg-sunken px-3 py-2">
          <h3 className="font-bold text-base">{DIALOG_WORD.will}</h3>
          <ol className="mt-1 list-decimal pl-6">
            {props.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
        <div className="mt-3 flex flex-col gap-3">{props.consequence}</div>
      </DialogBody>
      <DialogFooter>
        {sending ? (
          <CloseButton onClose={onLeave} />
        ) : (
          <Button size="large" onClick={onLeave}>
            {DIALOG_WORD.leave}
          </Button>
        )}
        <Button size="large" variant="primary" busy={sending} aria-describedby={stepsId} onClick={props.onAct}>
          <BusyLabel label={props.act} busy={sending ? props.acting : null} />
        </Button>
      </DialogFooter>
    </>
  );
}

/** That nothing is sent, beside the shop's sign. */
export function StaysInShop({ children }: { readonly children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 text-sm">
      <Store className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

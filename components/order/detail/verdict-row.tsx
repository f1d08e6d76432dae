"use client";

import Link from "next/link";
import { useId } from "react";
import { endsForGood } from "@/components/order/words/row-words";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { CardBadgeView } from "@/components/verdict/card-badge";
import { CARD_TITLE, type CardName, VERB_BUTTON } from "@/lib/messages/cards";
import { ORDER_PANEL } from "@/lib/messages/order-panel";
import type { OrderView, VerdictCard } from "@/lib/orders/detail/order-view-types";
import type { OrderVerb } from "@/lib/payments/model/contract";
import type { EpochMs } from "@/lib/time/epoch";
import { ActControl, ActRow } from "./act-row";
import { RowFact } from "./row-fact";

export interface VerdictRowProps {
  readonly name: CardName;
  readonly card: VerdictCard;
  readonly view: OrderView;
  readonly now: EpochMs;
  readonly onAct: (verb: OrderVerb) => void;
}

const KEY_OF: Partial<Record<OrderVerb, string>> = { cancel: "c", capture: "f", change_amount: "e" };

/** One act in a line: may it be done, the one fact that decides, and its button. Its card says why. */
export function VerdictRow({ name, card, view, now, onAct }: VerdictRowProps) {
  const factId = useId();
  return (
    <ActRow
      title={CARD_TITLE[name]}
      badge={<CardBadgeView badge={card.badge} />}
      factId={factId}
      fact={<RowFact name={name} card={card} view={view} now={now} />}
    >
      <RowControl card={card} orderNumber={view.orderNumber} factId={factId} onAct={onAct} />
    </ActRow>
  );
}

/** Every button has the same place and width. What cannot be undone says so under the button that does it. */
function RowControl(props: {
  readonly card: VerdictCard;
  readonly orderNumber: string;
  readonly factId: string;
  readonly onAct: (verb: OrderVerb) => void;
}) {
  const { card, factId } = props;
  const noteId = useId();
  const { control, blockers } = card;
  if (control === null) return null;
  const forGood = endsForGood(card);
  const label = <ControlLabel verb={control} />;
  const described = forGood ? `${factId} ${noteId}` : factId;
  return (
    <ActControl>
      {control === "change_amount" && blockers.length === 0 ? (
        <Button asChild className="w-full" aria-describedby={described}>
          <Link href={`/orders/${encodeURIComponent(props.orderNumber)}/edit`}>{label}</Link>
        </Button>
      ) : (
        <Button
          className="w-full"
          variant={control === "capture" ? "primary" : "secondary"}
          aria-describedby={described}
          blockedBy={blockers.length > 0 ? factId : undefined}
          onClick={() => props.onAct(control)}
        >
          {label}
        </Button>
      )}
      {forGood ? (
        <span id={noteId} className="text-center text-muted text-xs">
          {ORDER_PANEL.irreversible}
        </span>
      ) : null}
    </ActControl>
  );
}

function ControlLabel({ verb }: { readonly verb: OrderVerb }) {
  const key = KEY_OF[verb];
  return (
    <>
      {VERB_BUTTON[verb]}
      {key === undefined ? null : (
        <Kbd hint className={cn(verb === "capture" && "border-current/55 bg-transparent text-current")}>
          {key}
        </Kbd>
      )}
    </>
  );
}

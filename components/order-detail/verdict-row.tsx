"use client";

import Link from "next/link";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { CardBadgeView } from "@/components/verdict/card-badge";
import { CARD_TITLE, type CardName, VERB_BUTTON } from "@/lib/messages/cards";
import { ORDER_PANEL } from "@/lib/messages/order-panel";
import type { OrderVerb } from "@/lib/orders/contract";
import type { OrderView, VerdictCard } from "@/lib/orders/order-view-types";
import type { EpochMs } from "@/lib/time/epoch";
import { RowFact } from "./row-fact";
import { endsForGood } from "./row-words";

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
  const id = useId();
  const factId = `${id}-fact`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields of a form; this is an answer with its button.
    <div
      role="group"
      aria-labelledby={`${id}-name`}
      className="grid min-h-15 grid-cols-[minmax(0,1fr)_auto] content-center items-center gap-x-3 border-line border-b px-3 py-2 tablet:px-4"
    >
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
        <h3 id={`${id}-name`} className="min-w-21 font-bold text-base">
          {CARD_TITLE[name]}
        </h3>
        <CardBadgeView badge={card.badge} />
      </div>
      <p id={factId} className="col-start-1 text-muted text-sm max-tablet:col-span-2">
        <RowFact name={name} card={card} view={view} now={now} />
      </p>
      <RowControl card={card} orderNumber={view.orderNumber} factId={factId} onAct={onAct} />
    </div>
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
    <div className="col-start-2 row-span-2 row-start-1 flex w-40 flex-col gap-0.5 max-tablet:col-span-2 max-tablet:col-start-1 max-tablet:row-start-auto max-tablet:mt-1.5 max-tablet:w-full">
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
    </div>
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

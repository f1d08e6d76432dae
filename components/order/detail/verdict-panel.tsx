"use client";

import { ChevronDown, RefreshCw } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Term } from "@/components/glossary/term";
import type { Lost } from "@/components/order/words/dialog-words";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { CARD_NAMES, type CardName, PANEL_WORD } from "@/lib/messages/cards";
import { CANCELED_WORD, ORDER_PANEL } from "@/lib/messages/order-panel";
import { VIEWER_NOTE } from "@/lib/messages/order-reasons";
import type { OpenOperationView, OrderView, VerdictCard } from "@/lib/orders/detail/order-view-types";
import type { OrderVerb } from "@/lib/payments/model/contract";
import { formatTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { AuthorizeCard } from "./authorize-card";
import { CanceledSummary } from "./canceled-summary";
import { AuthorizationStatusRow, isAuthorizing, NoAuthorizationNotice } from "./no-authorization";
import { OpenOperationBanner } from "./open-operation-banner";
import { VerdictCardView } from "./verdict-card";
import { VerdictRow } from "./verdict-row";

export interface VerdictPanelProps {
  readonly view: OrderView;
  readonly now: EpochMs;
  /** What is shown is from before an answer got lost: nothing is offered until the order was read again. */
  readonly doubtful: Lost;
  /** The order could not be read again: what is shown is the last answer. */
  readonly stale: boolean;
  readonly refreshing: boolean;
  readonly onRefresh: () => Promise<void>;
  readonly onInquire: () => void;
  readonly inquiring: boolean;
  /** Why the last inquiry brought nothing. */
  readonly inquirySaid: string | null;
  readonly onAct: (verb: OrderVerb) => void;
}

/** An answer is missing: whatever the rules said before it, nothing is offered. */
const UNCERTAIN = {
  control: null,
  badge: "blocked",
  blockers: [],
  statement: { says: "blocked" },
} as const satisfies Partial<VerdictCard>;

/** 取消区分 is part of 受注取消 there, and nothing is there to capture. */
const CARDS_WITHOUT_AUTHORIZATION: readonly CardName[] = ["cancel", "amount"];

/** Where the focus stands while a key, and no button, has opened an act. */
export const VERDICTS_ID = "verdicts";

/**
 * この受注の操作: four answers with their buttons, in sight while the cards that explain them scroll past. An order that
 * has ended says so once instead.
 */
export function VerdictPanel(props: VerdictPanelProps) {
  const { view, now, doubtful, onAct } = props;
  const over = view.canceled !== null;
  const names = view.payment.without === null ? CARD_NAMES : CARDS_WITHOUT_AUTHORIZATION;
  const cardOf = (name: CardName): VerdictCard =>
    doubtful === false ? view.cards[name] : { ...view.cards[name], ...UNCERTAIN };
  return (
    <section aria-labelledby={VERDICTS_ID} className="h-full">
      <div className="panel:sticky panel:top-(--bar-height) panel:z-10 panel:-mt-4 panel:bg-page panel:pt-4">
        <div className="rounded-t-panel border border-line border-b-0 bg-surface">
          <PanelHead {...props} />
          <PanelNotices {...props} />
          {view.canceled !== null ? <CanceledSummary view={view} canceled={view.canceled} /> : null}
          {over || view.payment.without === null || isAuthorizing(view) ? null : <NoAuthorizationNotice view={view} />}
          {over ? null : (
            <div className="max-panel:tablet:grid max-panel:tablet:grid-cols-2">
              {view.authorization === null || doubtful !== false ? null : (
                <AuthorizationStatusRow view={view} authorization={view.authorization} onSettled={props.onRefresh} />
              )}
              {names.map((name) => (
                <VerdictRow key={name} name={name} card={cardOf(name)} view={view} now={now} onAct={onAct} />
              ))}
            </div>
          )}
        </div>
      </div>
      {over ? (
        <div className="rounded-b-panel border border-line border-t-0 bg-surface pt-1" />
      ) : (
        <Cards>
          {view.authorization === null || isAuthorizing(view) ? null : (
            <AuthorizeCard view={view} authorization={view.authorization} />
          )}
          {names.map((name) => (
            <VerdictCardView key={name} name={name} card={cardOf(name)} view={view} now={now} />
          ))}
        </Cards>
      )}
    </section>
  );
}

function PanelHead({ view, refreshing, onRefresh }: VerdictPanelProps) {
  return (
    <div className="flex min-h-11 items-center justify-between gap-2 border-line border-b px-3 py-1 tablet:px-4">
      <h2 id={VERDICTS_ID} tabIndex={-1} className="font-bold text-lg outline-none">
        {view.canceled === null ? ORDER_PANEL.title : CANCELED_WORD.title}
      </h2>
      <span className="flex items-center gap-1 text-muted text-sm">
        {view.canceled === null ? <Term id="outcomes">{ORDER_PANEL.judgedAt(formatTime(view.serverNow))}</Term> : null}
        <Button variant="quiet" size="icon" aria-label={ORDER_PANEL.refresh} busy={refreshing} onClick={onRefresh}>
          <RefreshCw aria-hidden="true" />
        </Button>
      </span>
    </div>
  );
}

/** What is said over all four cards: that this role may not act, that an answer got lost, that an operation is open. */
function PanelNotices(props: VerdictPanelProps) {
  const { view, now, doubtful, stale, onRefresh, onInquire, inquiring, inquirySaid } = props;
  // An operation that is settled while staff record what they saw stays until that dialog is closed: it would
  // vanish under their hands. What they record then gets the answer that stands.
  const [resolving, setResolving] = useState<OpenOperationView | null>(null);
  const operation = resolving ?? view.openOperation;
  const over = view.canceled !== null;
  return (
    <div className="flex flex-col gap-2 px-3 not-empty:py-2 tablet:px-4">
      {view.viewer.mayAct || over ? null : <Notice tint="grey">{VIEWER_NOTE}</Notice>}
      {doubtful === false ? null : (
        <Notice tint="violet" dashed role="status">
          {PANEL_WORD.doubtful[doubtful]}
        </Notice>
      )}
      {stale ? (
        <Notice tint="red" role="alert" title={PANEL_WORD.stale}>
          {PANEL_WORD.staleNote}
        </Notice>
      ) : null}
      {operation === null ? null : (
        <OpenOperationBanner
          operation={operation}
          view={view}
          now={now}
          onInquire={onInquire}
          inquiring={inquiring}
          onSettled={onRefresh}
          onResolving={(open) => setResolving(open ? operation : null)}
        />
      )}
      {inquirySaid === null ? null : (
        <p role="status" className="text-red text-sm">
          {inquirySaid}
        </p>
      )}
    </div>
  );
}

/** Beside the facts the cards stand open; above them, on narrower windows, they wait behind 根拠と条件. */
function Cards({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="rounded-b-panel border border-line border-t-0 bg-page">
      <h3 className="panel:sr-only">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          className="flex min-h-11 w-full items-center gap-1.5 px-3 text-muted text-sm panel:hidden tablet:px-4"
          onClick={() => setOpen(!open)}
        >
          <ChevronDown className={cn("size-4", open && "rotate-180")} aria-hidden="true" />
          {ORDER_PANEL.cards}
        </button>
        <span className="max-panel:hidden">{ORDER_PANEL.cards}</span>
      </h3>
      <div id={id} className={cn("divide-y divide-line border-line max-panel:border-t", !open && "max-panel:hidden")}>
        {children}
      </div>
    </div>
  );
}

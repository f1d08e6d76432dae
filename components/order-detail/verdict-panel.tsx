"use client";

import { RefreshCw } from "lucide-react";
import { useState } from "react";
import type { Lost } from "@/components/order-dialogs/dialog-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { CARD_NAMES, PANEL_WORD } from "@/lib/messages/cards";
import { ROLE_NOTE } from "@/lib/messages/order-reasons";
import type { OrderVerb } from "@/lib/orders/contract";
import type { OpenOperationView, OrderView } from "@/lib/orders/order-view-types";
import { formatTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { OpenOperationBanner } from "./open-operation-banner";
import { VerdictCardView } from "./verdict-card";

export interface VerdictPanelProps {
  readonly view: OrderView;
  readonly now: EpochMs;
  /** What is shown is from before an answer got lost: nothing is offered until the order was read again. */
  readonly doubtful: Lost;
  readonly refreshing: boolean;
  readonly onRefresh: () => Promise<void>;
  readonly onInquire: () => void;
  readonly inquiring: boolean;
  readonly onAct: (verb: OrderVerb) => void;
}

/** Where the focus stands while a key, and no button, has opened an act. */
export const VERDICTS_ID = "verdicts";

/** この受注の操作: the four answers, beside the facts that they follow from. */
export function VerdictPanel(props: VerdictPanelProps) {
  const { view, now, doubtful, refreshing, onRefresh, onInquire, inquiring, onAct } = props;
  // An operation that is settled while somebody records what they saw stays until that dialog is closed: it would
  // vanish under their hands. What they record then gets the answer that stands.
  const [resolving, setResolving] = useState<OpenOperationView | null>(null);
  const operation = resolving ?? view.openOperation;
  return (
    <section aria-labelledby={VERDICTS_ID} className="rounded-panel border border-line bg-surface">
      <div className="flex items-center justify-between gap-2 border-line border-b px-4 py-1.5">
        <h2 id={VERDICTS_ID} tabIndex={-1} className="font-bold text-lg outline-none">
          この受注の操作
        </h2>
        <span className="flex items-center gap-1 text-muted text-sm">
          {formatTime(view.serverNow)}時点の判定
          <Button variant="quiet" size="icon" aria-label="判定を更新" busy={refreshing} onClick={onRefresh}>
            <RefreshCw aria-hidden="true" />
          </Button>
        </span>
      </div>
      {view.viewer.mayAct ? null : (
        <Notice tint="grey" className="mx-4 mt-3">
          {ROLE_NOTE}
        </Notice>
      )}
      {doubtful !== false ? (
        <Notice tint="violet" dashed role="status" className="mx-4 mt-3">
          {PANEL_WORD.doubtful[doubtful]}
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
      <div className="divide-y divide-line">
        {CARD_NAMES.map((name) => (
          <VerdictCardView
            key={name}
            name={name}
            card={doubtful !== false ? { ...view.cards[name], control: null } : view.cards[name]}
            view={view}
            now={now}
            onAct={onAct}
          />
        ))}
      </div>
    </section>
  );
}

"use client";

import { RefreshCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { CARD_NAMES } from "@/lib/messages/cards";
import { ROLE_NOTE } from "@/lib/messages/order-reasons";
import type { OrderVerb } from "@/lib/orders/contract";
import type { OrderView } from "@/lib/orders/order-view-types";
import { formatTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { OpenOperationBanner } from "./open-operation-banner";
import { VerdictCardView } from "./verdict-card";

export interface VerdictPanelProps {
  readonly view: OrderView;
  readonly now: EpochMs;
  readonly refreshing: boolean;
  readonly onRefresh: () => Promise<void>;
  readonly onInquire: () => void;
  readonly inquiring: boolean;
  readonly onAct: (verb: OrderVerb) => void;
}

/** できること: the four answers, beside the facts that they follow from. */
export function VerdictPanel({ view, now, refreshing, onRefresh, onInquire, inquiring, onAct }: VerdictPanelProps) {
  return (
    <section aria-labelledby="verdicts" className="rounded-panel border border-line bg-surface">
      <div className="flex items-center justify-between gap-2 border-line border-b px-4 py-1.5">
        <h2 id="verdicts" className="font-bold text-lg">
          できること
        </h2>
        <span className="flex items-center gap-1 text-muted text-sm">
          {formatTime(view.serverNow)}時点の設定と時刻で判定
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
      {view.openOperation === null ? null : (
        <OpenOperationBanner
          operation={view.openOperation}
          view={view}
          now={now}
          onInquire={onInquire}
          inquiring={inquiring}
          onSettled={onRefresh}
        />
      )}
      <div className="divide-y divide-line">
        {CARD_NAMES.map((name) => (
          <VerdictCardView key={name} name={name} card={view.cards[name]} view={view} now={now} onAct={onAct} />
        ))}
      </div>
    </section>
  );
}

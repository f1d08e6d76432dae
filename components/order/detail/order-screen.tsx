"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useGo } from "@/components/live/use-go";
import { useServerNow } from "@/components/live/use-server-now";
import { useMissingAnswer } from "@/components/order/dialog/use-missing-answer";
import { useVerbDialog } from "@/components/order/dialog/use-verb-dialog";
import { OrderVerbDialog } from "@/components/order/dialog/verb-dialog";
import { WalkBar } from "@/components/order-list/walk-bar";
import { useShortcut } from "@/components/ui/shortcuts";
import type { OrderView, VerdictCard } from "@/lib/orders/detail/order-view-types";
import type { OrderVerb } from "@/lib/payments/model/contract";
import { deskCountsQuery } from "@/lib/queries/desk-counts";
import { isOlder, orderQuery } from "@/lib/queries/order";
import { useHanded } from "@/lib/queries/use-handed";
import type { EpochMs } from "@/lib/time/epoch";
import { ChangedFieldsProvider } from "./changed";
import { CustomerFacts } from "./customer-facts";
import { authorizePath } from "./no-authorization";
import { OpenTasks } from "./open-tasks";
import { OrderDifference } from "./order-difference";
import { OrderHeading } from "./order-heading";
import { OrderHistory } from "./order-history";
import { OrderLines } from "./order-lines";
import { OrderMemo } from "./order-memo";
import { OrderStatusField } from "./order-status";
import { OthersNotice } from "./others-notice";
import { PaymentFacts } from "./payment-facts";
import { ReconciliationFact } from "./reconciliation-fact";
import { useInquiry } from "./use-inquiry";
import { useOthersChanges } from "./use-others-changes";
import { VERDICTS_ID, VerdictPanel } from "./verdict-panel";

export interface OrderScreenProps {
  readonly initial: OrderView;
  readonly readAt: EpochMs;
  readonly staffName: string;
}

/** 受注詳細. `initial` is what the server read at `readAt`; from then on the same question is asked of the route. */
export function OrderScreen({ initial, readAt, staffName }: OrderScreenProps) {
  const queryClient = useQueryClient();
  const refresh = useCallback(async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: orderQuery(initial.orderNumber).queryKey }),
      queryClient.invalidateQueries({ queryKey: deskCountsQuery().queryKey }),
    ]);
  }, [queryClient, initial.orderNumber]);
  const dialog = useVerbDialog(initial.orderNumber, refresh);
  const missing = useMissingAnswer(dialog.state);
  const lostAt = missing?.at ?? null;
  const query = useHanded(orderQuery(initial.orderNumber, lostAt), { data: initial, readAt });
  const view = query.data;
  const now = useNowWithLimits(view, refresh);
  const inquiry = useInquiry(view, refresh);
  const others = useOthersChanges(view, staffName);
  const doubtful = missing !== null && isOlder(query.dataUpdatedAt, lostAt) ? missing.lost : false;
  useCardShortcuts(view, dialog.open, doubtful === false);

  return (
    <ChangedFieldsProvider fields={others.fields}>
      {/* On paper the page is a 受注票: what only a screen can do is left out. */}
      <div className="max-w-[105rem] print:max-w-none print:pr-px print:[&_button:not([data-term])]:hidden">
        <OrderHeading
          view={view}
          back={<WalkBar orderNumber={view.orderNumber} />}
          actions={
            <OrderStatusField view={view} onSaved={refresh} onMark={() => dialog.open("set_cancellation_mark")} />
          }
        />
        <OthersNotice changes={others} />
        <OrderDifference view={view} />
        <div className="grid gap-4 print:block panel:grid-cols-[minmax(0,1fr)_26.5rem] wide:grid-cols-[minmax(0,1fr)_26.75rem]">
          <div className="min-w-0 print:hidden panel:col-start-2 panel:row-start-1">
            <VerdictPanel
              view={view}
              now={now}
              doubtful={doubtful}
              stale={query.isError}
              refreshing={query.isFetching}
              onRefresh={refresh}
              onInquire={inquiry.ask}
              inquiring={inquiry.busy}
              inquirySaid={inquiry.said}
              onAct={dialog.open}
            />
          </div>
          <div className="flex min-w-0 flex-col gap-4 print:gap-3 panel:col-start-1 panel:row-start-1">
            <OpenTasks view={view} />
            <PaymentFacts
              onAct={dialog.open}
              view={view}
              now={now}
              reconciliation={<ReconciliationFact view={view} onLooked={refresh} />}
            />
            <OrderLines view={view} />
            <CustomerFacts view={view} />
            <OrderMemo view={view} onSaved={refresh} />
            <OrderHistory view={view} />
          </div>
        </div>
        <OrderVerbDialog dialog={dialog} view={view} />
      </div>
    </ChangedFieldsProvider>
  );
}

/** Moves the limits on; when one falls the server is asked again, once. */
function useNowWithLimits(view: OrderView, refresh: () => Promise<void>): number {
  const limits = Object.values(view.cards)
    .flatMap((card) => (card.deadline?.state === "set" ? [card.deadline.at] : []))
    .filter((at) => at >= view.serverNow);
  const next = limits.length === 0 ? null : Math.min(...limits);
  const now = useServerNow(view.serverNow, next);
  const asked = useRef<number | null>(null);
  useEffect(() => {
    if (next === null || now <= next || asked.current === next) return;
    asked.current = next;
    refresh();
  }, [next, now, refresh]);
  return now;
}

function mayPress(card: VerdictCard, verb: OrderVerb): boolean {
  return card.control === verb && card.blockers.length === 0;
}

function useCardShortcuts(view: OrderView, open: (verb: OrderVerb) => void, offered: boolean) {
  const go = useGo();
  const { cancel, capture, amount } = view.cards;
  // Its dialog gives the focus back to where it was: with no button pressed, that would be the top of the page.
  const openByKey = (verb: OrderVerb) => {
    if (document.activeElement === document.body) document.getElementById(VERDICTS_ID)?.focus({ preventScroll: true });
    open(verb);
  };
  useShortcut(
    "a",
    () => go(authorizePath(view.orderNumber)),
    offered && view.authorization !== null && view.authorization.blockers.length === 0,
  );
  useShortcut("c", () => openByKey("cancel"), offered && mayPress(cancel, "cancel"));
  useShortcut("f", () => openByKey("capture"), offered && mayPress(capture, "capture"));
  useShortcut(
    "e",
    () => go(`/orders/${encodeURIComponent(view.orderNumber)}/edit`),
    offered && mayPress(amount, "change_amount"),
  );
}

"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { ConsoleNote } from "@/components/console-link/console-note";
import { stopWords } from "@/components/order/words/dialog-words";
import { updateStatus } from "@/components/order/words/order-calls";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { useAnnouncer } from "@/components/ui/live-region";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { useUndo } from "@/components/ui/undo";
import { STATUS_NOT_CHANGED } from "@/lib/messages/errors";
import { STATUS_CONTROL } from "@/lib/messages/order-status";
import { ORDER_STATUS_WORD } from "@/lib/messages/order-words";
import { ORDER_STATUS } from "@/lib/messages/statuses";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { FOLLOWING_STATUSES, type FreeStatus } from "@/lib/payments/model/order-states";
import { Changed } from "./changed";

export interface OrderStatusFieldProps {
  readonly view: OrderView;
  readonly onSaved: () => Promise<unknown>;
  /** Opens 取消区分. */
  readonly onMark: () => void;
}

/**
 * 対応状況: the shop's own progress. It says nothing of the payment and sends nothing. It is therefore applied as it is
 * chosen, and can be taken back for ten seconds by another change.
 */
export function OrderStatusField({ view, onSaved, onMark }: OrderStatusFieldProps) {
  const [moving, setMoving] = useState<FreeStatus | null>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  const { refuse } = useAnnouncer();
  const offerUndo = useUndo();
  const { status, mark } = view.order;
  const following = view.viewer.mayAct && mark === null ? FOLLOWING_STATUSES[status] : [];

  const move = async (next: FreeStatus) => {
    setMoving(next);
    setSaid([]);
    const result = await updateStatus({ orderNumber: view.orderNumber, version: view.version, status: next });
    if (result.ok) {
      if (status !== "canceled") offerUndo(undoOf(view, status, next, result.value.version, onSaved));
      await onSaved();
      return setMoving(null);
    }
    // Told at once: what stopped the change may well stop the question what stands now.
    setMoving(null);
    void onSaved();
    const { lines, undone } = stopWords(result.error, "saved", view, view.serverNow);
    const words = undone ? [STATUS_NOT_CHANGED, ...lines] : lines;
    setSaid(words);
    refuse(words.join(""));
  };

  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-muted text-sm">{STATUS_CONTROL.label}</span>
      <Changed of="status">
        {following.length === 0 ? (
          <StatusBadge status={ORDER_STATUS[status]} className="text-base" />
        ) : (
          <StatusMenu status={status} following={following} moving={moving} onChoose={move} />
        )}
      </Changed>
      {asksForMark(view) ? (
        <p className="flex w-full flex-wrap items-center gap-2 text-amber text-sm print:hidden">
          {STATUS_CONTROL.returned(view.method.provider)}
          <ConsoleNote className="w-full" />
          <Button size="small" onClick={onMark}>
            {STATUS_CONTROL.mark}
          </Button>
        </p>
      ) : null}
      {said.map((line) => (
        <p key={line} className="w-full text-red text-sm">
          {line}
        </p>
      ))}
    </div>
  );
}

/** Chosen in a list, never by stepping through it: each step would be a change. */
function StatusMenu(props: {
  readonly status: OrderView["order"]["status"];
  readonly following: readonly FreeStatus[];
  readonly moving: FreeStatus | null;
  readonly onChoose: (status: FreeStatus) => Promise<void>;
}) {
  const { status, following, moving, onChoose } = props;
  const shown = ORDER_STATUS_WORD[moving ?? status];
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button busy={moving !== null} aria-label={`${STATUS_CONTROL.label} ${shown}`}>
          {shown}
          <ChevronDown aria-hidden="true" />
        </Button>
      </MenuTrigger>
      <MenuContent>
        {following.map((one) => (
          <MenuItem key={one} onSelect={() => void onChoose(one)}>
            {ORDER_STATUS_WORD[one]}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}

/** 返品 of an order whose cancel is not linked: the page wants 取消区分 and work in the console (line 171). */
function asksForMark({ order, cards }: OrderView): boolean {
  return order.status === "returned" && cards.mark.badge === "by_hand" && cards.mark.blockers.length === 0;
}

/** Another change with its own version: refused where 対応状況 has been changed since. */
function undoOf(
  view: OrderView,
  before: FreeStatus,
  after: FreeStatus,
  version: number,
  onSaved: () => Promise<unknown>,
) {
  return {
    text: STATUS_CONTROL.changed(ORDER_STATUS_WORD[after]),
    undo: async () => {
      const result = await updateStatus({ orderNumber: view.orderNumber, version, status: before });
      void onSaved();
      if (result.ok) return { undone: true, text: STATUS_CONTROL.undone(ORDER_STATUS_WORD[before]) };
      const { lines, undone } = stopWords(result.error, "saved", view, view.serverNow);
      return { undone: false, text: [...(undone ? [STATUS_CONTROL.notUndone] : []), ...lines].join("") };
    },
  };
}

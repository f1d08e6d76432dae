"use client";

import { useId, useState } from "react";
import { stopWords } from "@/components/order-dialogs/dialog-words";
import { moveStatus } from "@/components/order-dialogs/order-calls";
import { StatusBadge } from "@/components/status/status-badge";
import { useAnnouncer } from "@/components/ui/live-region";
import { Select } from "@/components/ui/select";
import { STATUS_NOT_CHANGED } from "@/lib/messages/errors";
import { ORDER_STATUS_WORD } from "@/lib/messages/order-words";
import { ORDER_STATUS } from "@/lib/messages/statuses";
import { ORDER_STATUSES } from "@/lib/orders/order-states";
import type { OrderView } from "@/lib/orders/order-view-types";
import type { FreeStatus } from "@/lib/orders/update-status";

/** 取消 is not a status to choose: it comes with the order's cancel. */
const CHOSEN_BY_HAND = ORDER_STATUSES.filter((status): status is FreeStatus => status !== "canceled");

/** 対応状況: the shop's own progress. It says nothing of the payment and sends nothing. */
export function OrderStatusField(props: { readonly view: OrderView; readonly onSaved: () => Promise<unknown> }) {
  const { view, onSaved } = props;
  const id = useId();
  const [moving, setMoving] = useState<FreeStatus | null>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  const { report, refuse } = useAnnouncer();
  const { status } = view.order;
  const locked = !view.viewer.mayAct || status === "canceled" || view.order.mark !== null;

  const move = async (next: FreeStatus) => {
    setMoving(next);
    setSaid([]);
    const result = await moveStatus({ orderNumber: view.orderNumber, version: view.version, status: next });
    if (result.ok) {
      await onSaved();
      setMoving(null);
      return report(`対応状況を「${ORDER_STATUS_WORD[next]}」に変更しました`);
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
      {locked ? (
        <>
          <span className="text-muted text-sm">対応状況</span>
          <StatusBadge status={ORDER_STATUS[status]} />
        </>
      ) : (
        <>
          <label htmlFor={id} className="text-muted text-sm">
            対応状況
          </label>
          <Select
            id={id}
            className="w-32"
            value={moving ?? status}
            aria-busy={moving !== null}
            onChange={(event) => {
              const next = CHOSEN_BY_HAND.find((one) => one === event.target.value);
              if (next !== undefined && next !== status && moving === null) move(next);
            }}
          >
            {CHOSEN_BY_HAND.map((one) => (
              <option key={one} value={one}>
                {ORDER_STATUS_WORD[one]}
              </option>
            ))}
          </Select>
        </>
      )}
      {said.map((line) => (
        <p key={line} className="w-full text-red text-sm">
          {line}
        </p>
      ))}
    </div>
  );
}

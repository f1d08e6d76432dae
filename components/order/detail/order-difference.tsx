"use client";

import { useState } from "react";
import { DifferenceDialog } from "@/components/differences/difference-dialog";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { differenceTexts, LOOK_STATUS, RECONCILIATION_WORD } from "@/lib/messages/reconciliation";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { formatDateTimeInList } from "@/lib/time/display";

/** Over everything else of the order: what differs, in a sentence, and the way to its repair. */
export function OrderDifference({ view }: { readonly view: OrderView }) {
  const { difference } = view.reconciliation;
  const [opened, setOpened] = useState<number | null>(null);
  const { dialogTitle, foundAt, look } = RECONCILIATION_WORD;
  return (
    <>
      {difference === null ? null : (
        <Notice
          id="difference"
          tint="red"
          className="mb-4 scroll-mt-52 print:hidden"
          title={
            <span className="flex flex-wrap items-center gap-2">
              <StatusBadge status={LOOK_STATUS.differs} />
              <span className="font-normal text-sm">
                {foundAt(formatDateTimeInList(difference.foundAt, view.serverNow))}
              </span>
            </span>
          }
          actions={<Button onClick={() => setOpened(difference.id)}>{look}</Button>}
        >
          {differenceTexts(difference, view.method.provider).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      )}
      {/* The notice goes with a repair; what came of it stays to be read. */}
      <DifferenceDialog
        opened={opened === null ? null : { id: opened, title: dialogTitle(view.orderNumber) }}
        mayRepair={view.viewer.mayAct}
        onOrder
        onClose={() => setOpened(null)}
      />
    </>
  );
}

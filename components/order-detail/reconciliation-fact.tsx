"use client";

import { useState } from "react";
import { lookFailureText } from "@/components/reconciliation/failure-words";
import { look } from "@/components/reconciliation/reconciliation-calls";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { LOOK_STATUS } from "@/lib/messages/reconciliation";
import { LOOK_WORD, lookedText } from "@/lib/messages/repairs";
import type { OrderView } from "@/lib/orders/order-view-types";
import { formatDateTimeInList } from "@/lib/time/display";

export interface ReconciliationFactProps {
  readonly view: OrderView;
  /** Whatever was found: the order is asked for anew. */
  readonly onLooked: () => Promise<void>;
}

/** Whether our record and the provider's ledger agree, as of when, and the way to ask now. */
export function ReconciliationFact({ view, onLooked }: ReconciliationFactProps) {
  const { state, lookedAt } = view.reconciliation;
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly failed: boolean } | null>(null);
  if (state === "no_payment") return <span className="text-muted">-</span>;

  const ask = async () => {
    setBusy(true);
    setSaid(null);
    const result = await look(view.orderNumber);
    await onLooked();
    setBusy(false);
    if (!result.ok) return setSaid({ text: lookFailureText(result.error), failed: true });
    setSaid({ text: lookedText(result.value.look), failed: result.value.look === "no_answer" });
  };

  const at = state === "differs" ? (view.reconciliation.difference?.seenAt ?? lookedAt) : lookedAt;
  return (
    <>
      <span className="flex flex-wrap items-center gap-2">
        <StatusBadge status={LOOK_STATUS[state]} />
        {at === null ? null : <span>{formatDateTimeInList(at, view.serverNow)}</span>}
        <Button size="small" busy={busy} onClick={ask}>
          {busy ? LOOK_WORD.looking : LOOK_WORD.look}
        </Button>
      </span>
      <span role="status" className={said?.failed ? "block text-red text-sm" : "block text-sm"}>
        {said?.text}
      </span>
    </>
  );
}

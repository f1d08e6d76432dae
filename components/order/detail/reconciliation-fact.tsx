"use client";

import { useState } from "react";
import { lookAtOrder } from "@/components/differences/difference-calls";
import { lookFailureText } from "@/components/differences/failure-words";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import {
  LOOK_STATUS,
  lookAsOf,
  NO_PAYMENT_TO_LOOK_AT,
  NOT_LOOKED_WHY,
  nextRoundWord,
  putOffText,
} from "@/lib/messages/reconciliation";
import { LOOK_WORD, lookedText } from "@/lib/messages/repairs";
import type { OrderView, ReconciliationView } from "@/lib/orders/detail/order-view-types";
import { formatMoment, formatTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

export interface ReconciliationFactProps {
  readonly view: OrderView;
  /** Whatever was found: the order is asked for anew. */
  readonly onLooked: () => Promise<void>;
}

/** Whether our record and the provider's ledger agree, as of when, and the way to ask now. */
export function ReconciliationFact({ view, onLooked }: ReconciliationFactProps) {
  const { state } = view.reconciliation;
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly failed: boolean } | null>(null);
  if (state === "no_payment") return <span className="text-muted">{NO_PAYMENT_TO_LOOK_AT}</span>;

  const ask = async () => {
    setBusy(true);
    setSaid(null);
    const result = await lookAtOrder(view.orderNumber);
    await onLooked();
    setBusy(false);
    if (!result.ok) return setSaid({ text: lookFailureText(result.error), failed: true });
    setSaid({ text: lookedText(result.value.look), failed: result.value.look === "no_answer" });
  };

  const asOf = asOfText(view.reconciliation, view.serverNow);
  const why = whyNot(view.reconciliation, view.serverNow);
  return (
    <>
      <span className="flex flex-wrap items-center gap-2">
        <StatusBadge status={LOOK_STATUS[state]} />
        {asOf === null ? null : <span>{asOf}</span>}
        <Button size="small" busy={busy} onClick={ask}>
          {busy ? LOOK_WORD.looking : LOOK_WORD.look}
        </Button>
      </span>
      {why === null ? null : <span className="block text-muted text-sm [word-break:auto-phrase]">{why}</span>}
      <span role="status" className={said?.failed ? "block text-red text-sm" : "block text-sm"}>
        {said?.text}
      </span>
    </>
  );
}

/** Of when the badge speaks; null where it tells of no look. */
function asOfText({ state, lookedAt, difference }: ReconciliationView, now: EpochMs): string | null {
  if (state === "put_off" || state === "not_looked") return null;
  const at = difference?.seenAt ?? lookedAt;
  return at === null ? null : lookAsOf(formatMoment(at, now));
}

/** Why the two were not laid side by side; null where they were. */
function whyNot({ state, lookedAt, notLooked, nextRoundAt }: ReconciliationView, now: EpochMs): string | null {
  const at = lookedAt === null ? null : formatMoment(lookedAt, now);
  if (state === "put_off") return putOffText(at);
  return notLooked === null
    ? null
    : NOT_LOOKED_WHY[notLooked](at ?? "", nextRoundWord(nextRoundAt > now ? formatTime(nextRoundAt) : null));
}

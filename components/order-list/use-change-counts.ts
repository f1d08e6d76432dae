"use client";

import { useState } from "react";
import type { OrderListRow } from "@/lib/orders/list/list-view";

/** What each column shows of a row. */
const SHOWS = {
  customer: ["customerName"],
  method: ["methodId"],
  stage: ["stage", "threeDSecure", "slipNumberSent"],
  total: ["total", "heldApart"],
  status: ["status"],
  mark: ["cancellationMark"],
  paid: ["paid"],
  cancel: ["cancel", "openTask", "difference", "cancellationMark"],
  deadline: ["nearestDeadline"],
} as const satisfies Readonly<Record<string, readonly (keyof OrderListRow)[]>>;

export type ChangeCounts = Readonly<Partial<Record<string, number>>>;

/** How often each column of a row has changed while the row was shown: a new number tints the cell once more. */
export function useChangeCounts(row: OrderListRow): ChangeCounts {
  const [last, setLast] = useState<{ readonly row: OrderListRow; readonly counts: ChangeCounts }>({ row, counts: {} });
  if (last.row === row) return last.counts;
  const counts = counted(last.counts, last.row, row);
  setLast({ row, counts });
  return counts;
}

export function counted(counts: ChangeCounts, before: OrderListRow, after: OrderListRow): ChangeCounts {
  const changed = Object.entries(SHOWS).filter(([, fields]) =>
    fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])),
  );
  if (changed.length === 0) return counts;
  return { ...counts, ...Object.fromEntries(changed.map(([column]) => [column, (counts[column] ?? 0) + 1])) };
}

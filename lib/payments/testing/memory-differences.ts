import type { Comparable } from "@/lib/payments/model/comparable";
import type { DifferenceRecord } from "@/lib/payments/model/differences";
import type { PaymentRecord } from "@/lib/payments/model/records";
import { isTerminal } from "@/lib/payments/model/states";
import type { EndedDifference, KnownDifferences, NewDifference, SeenDifference } from "@/lib/payments/store/port";
import type { EpochMs } from "@/lib/time/epoch";
import { holdDifference } from "./memory-rules";
import type { KeptDifference, MemoryTables } from "./memory-tables";

/** What 突合 reads and writes, in memory. */

export function comparableIn(tables: MemoryTables, payment: PaymentRecord): Comparable {
  const order = tables.orders.get(payment.orderId);
  if (order === undefined) throw new Error(`payment ${payment.id} has no order`);
  const operations = [...tables.operations.rows()].filter((one) => one.orderId === order.id);
  const explained = tables.events.find(
    ({ orderId, kind }) => orderId === order.id && kind === "console_task_not_needed",
  );
  const { openId, dealtWith } = differencesIn(tables, payment.providerPaymentId);
  return {
    order,
    payment,
    operationOpen: operations.some((one) => !isTerminal(one.state)),
    openTasks: [...tables.tasks.rows()].filter((task) => task.orderId === order.id && task.state === "open"),
    operations,
    markExplained: explained !== undefined,
    openDifferenceId: openId,
    dealtWith,
  };
}

/** What 突合 has found of a payment before. */
export function differencesIn(tables: MemoryTables, providerPaymentId: string | null): KnownDifferences {
  const differences = [...tables.differences.rows()].filter((one) => one.providerPaymentId === providerPaymentId);
  return {
    openId: differences.find((one) => one.end === null)?.id ?? null,
    dealtWith: differences.flatMap(({ end, fingerprint, theirs }) =>
      end === null || end === "gone" ? [] : [{ end, fingerprint, seqs: seqsInDoubt(theirs) }],
    ),
  };
}

function seqsInDoubt(theirs: DifferenceRecord["theirs"]): readonly number[] {
  return (theirs?.entries ?? []).filter(({ doubt }) => doubt !== null).map(({ seq }) => seq);
}

export function openDifferenceIn(tables: MemoryTables, difference: NewDifference): number {
  tables.lastDifferenceId += 1;
  const id = tables.lastDifferenceId;
  setDifference(tables, {
    ...difference,
    id,
    seenAt: difference.foundAt,
    end: null,
    endedAt: null,
    endedBy: null,
    note: "",
  });
  return id;
}

export function seeDifferenceIn(tables: MemoryTables, id: number, seen: SeenDifference, at: EpochMs): void {
  const { kinds, fingerprint, ours, theirs, orderId, orderNumber } = seen;
  const found = { kinds, fingerprint, ours, theirs, orderId, orderNumber };
  setDifference(tables, { ...existing(tables, id), ...found, seenAt: at });
}

export function endDifferenceIn(tables: MemoryTables, id: number, { end, at, by, note }: EndedDifference): void {
  setDifference(tables, { ...existing(tables, id), end, endedAt: at, endedBy: by, note });
}

function setDifference(tables: MemoryTables, difference: KeptDifference): void {
  holdDifference(tables, difference, tables.differences.get(difference.id));
  tables.differences.set(difference.id, difference);
}

function existing(tables: MemoryTables, id: number): KeptDifference {
  const difference = tables.differences.get(id);
  if (difference === undefined) throw new Error(`difference ${id} does not exist`);
  return difference;
}

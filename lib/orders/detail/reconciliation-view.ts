import { differenceBrief } from "@/lib/differences/difference-brief";
import type { DifferenceRecord } from "@/lib/payments/model/differences";
import type { ConsoleTaskRecord, LockedOrder } from "@/lib/payments/model/records";
import { nextRoundAt } from "@/lib/payments/reconcile/rounds-due";
import type { EpochMs } from "@/lib/time/epoch";
import type { HistoryEntry } from "./order-history";
import type { NotLookedWhy, ReconciliationView } from "./order-view-types";

/** What 突合 of one order is told from. */
export interface LookedAtOrder extends LockedOrder {
  readonly history: readonly HistoryEntry[];
  readonly look: { readonly at: EpochMs; readonly agrees: boolean } | null;
  readonly lastRound: { readonly startedAt: EpochMs; readonly failed: string | null } | null;
  readonly difference: DifferenceRecord | null;
}

/** 突合 of one order: of when its last look speaks, and whether it still does. */
export function reconciliationView(records: LookedAtOrder, now: EpochMs): ReconciliationView {
  const { look, lastRound, difference } = records;
  const state = reconciliationState(records);
  return {
    state,
    lookedAt: look?.at ?? null,
    notLooked: state === "not_looked" ? whyNotLooked(records) : null,
    nextRoundAt: nextRoundAt(lastRound, now),
    byWordAlone: byWordAlone(records),
    difference: difference && differenceBrief(difference),
  };
}

/** When the ledger showed a task's work; null where somebody said that it is not this. */
export function seenAt(task: ConsoleTaskRecord): EpochMs | null {
  return task.seenDenied ? null : task.seenAt;
}

function reconciliationState(records: LookedAtOrder): ReconciliationView["state"] {
  const { payment, openOperation, openTasks, look, difference } = records;
  if (payment?.providerPaymentId == null) return "no_payment";
  if (difference !== null) return "differs";
  if (openOperation !== null) return "put_off";
  if (openTasks.some((task) => seenAt(task) !== null)) return "task_done";
  return look?.agrees === true && !movedSince(look.at, records.history) ? "agrees" : "not_looked";
}

function whyNotLooked({ payment, look, history }: LookedAtOrder): NotLookedWhy {
  if (look !== null) return movedSince(look.at, history) ? "payment_moved" : "changed_since";
  return payment?.state === "authorized" || payment?.state === "captured" ? "not_yet" : "ended";
}

/** Confirmed by a look that agreed, or by a call that succeeded since: none is believed without its ledger. */
function byWordAlone({ look, history }: LookedAtOrder): boolean {
  const word = history.find(isManualResolution);
  if (word === undefined) return false;
  if (look?.agrees === true && look.at > word.at) return false;
  return !history.some((entry) => (succeededAt(entry) ?? word.at) > word.at);
}

/** How a call ended, or that work in the console is done. That work is not needed says nothing of the payment. */
function isManualResolution(entry: HistoryEntry): boolean {
  return entry.type === "event" && entry.resolvedManually && entry.kind !== "console_task_not_needed";
}

/** Of one instant the look counts as the older of the two, as it does for the rounds. */
function movedSince(lookedAt: EpochMs, history: readonly HistoryEntry[]): boolean {
  return history.some((entry) => {
    const movedAt = isManualResolution(entry) ? entry.at : succeededAt(entry);
    return movedAt !== null && movedAt >= lookedAt;
  });
}

function succeededAt(entry: HistoryEntry): EpochMs | null {
  return entry.type === "operation" && entry.state === "succeeded" ? entry.settledAt : null;
}

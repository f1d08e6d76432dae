import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { CardFacts, OperationKind } from "@/lib/gateway/protocol";
import type { ProviderCodeMeaning } from "@/lib/gateway/providers/profile";
import type { ChangedField } from "@/lib/payments/model/contract";
import type { CaptureReason } from "@/lib/payments/model/records";
import type { OperationState } from "@/lib/payments/model/states";
import type { EpochMs } from "@/lib/time/epoch";

/** What a filter of the history shows. */
export type HistoryTopic = "operation" | "edit" | "setting" | "task";

/** One call to the provider and what came of it. */
export interface OperationEntry {
  readonly type: "operation";
  readonly id: string;
  readonly at: EpochMs;
  readonly by: string | null;
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly amountBefore: number;
  readonly amount: number;
  /** The provider's own name of the call. */
  readonly providerOperation: string;
  readonly providerCode: string | null;
  readonly meaning: ProviderCodeMeaning | null;
  readonly reason: string;
  readonly settledAt: EpochMs | null;
  readonly sends: number;
  readonly inquiries: number;
  readonly methodId: MethodId;
  /** Which of the order's payments it was about. */
  readonly paymentId: number | null;
  /** Of an authorization alone. */
  readonly authorization: AuthorizationEntry | null;
}

/** With what an authorization went out. */
export interface AuthorizationEntry {
  readonly captureReason: CaptureReason | null;
  readonly card: CardFacts | null;
}

/** One event of the trail. */
export interface EventEntry {
  readonly type: "event";
  readonly id: number;
  readonly at: EpochMs;
  readonly actor: "staff" | "worker" | "customer" | "system";
  readonly by: string | null;
  readonly kind: string;
  /** Not the provider's answer but what a person saw in its console. */
  readonly resolvedManually: boolean;
  readonly topic: HistoryTopic;
  readonly changes: readonly ChangedField[];
  /** What the provider holds, before and after it was written without a call; null where the event is about none. */
  readonly amounts: { readonly before: number; readonly after: number } | null;
  /** A flag of the method, where one was turned: its code and the choice's value. */
  readonly flag: { readonly flag: string; readonly after: string | boolean } | null;
  readonly reason: string;
}

export type HistoryEntry = OperationEntry | EventEntry;

/** A call stands in the history as its operation; the trail's own lines about it would say it twice. */
const SAID_BY_OPERATION = new Set([
  "operation_started",
  "operation_succeeded",
  "operation_failed",
  "operation_not_sent",
]);

/** Which filter shows an event; null for those that an operation's own line already says. That line does not say a manual resolution. */
export function topicOfEvent(kind: string, resolvedManually: boolean): HistoryTopic | null {
  if (SAID_BY_OPERATION.has(kind)) return resolvedManually ? "operation" : null;
  // What 突合 found is about the payment at its provider, as calls are.
  if (kind.startsWith("difference_") || kind === "ledger_taken_over") return "operation";
  if (kind.startsWith("console_task_") || kind.startsWith("mark_")) return "task";
  return kind.startsWith("flag_") ? "setting" : "edit";
}

export function topicOf(entry: HistoryEntry): HistoryTopic {
  return entry.type === "operation" ? "operation" : entry.topic;
}

/** Newest first. Of one instant the event stands over the operation that it follows. */
export function mergeHistory(
  operations: readonly OperationEntry[],
  events: readonly EventEntry[],
): readonly HistoryEntry[] {
  return [...events, ...operations].sort((a, b) => b.at - a.at);
}

import type { OperationKind } from "@/lib/gateway/protocol";
import type { ProviderCodeMeaning } from "@/lib/gateway/providers/profile";
import type { OperationState } from "@/lib/operations/states";
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
}

/** One event of the trail. */
export interface EventEntry {
  readonly type: "event";
  readonly id: number;
  readonly at: EpochMs;
  readonly actor: "staff" | "worker" | "customer" | "system";
  readonly by: string | null;
  readonly kind: string;
  readonly topic: HistoryTopic;
  readonly changes: readonly FieldChange[];
  readonly reason: string;
}

/** A column of the order before and after; null where it was empty. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

export type HistoryEntry = OperationEntry | EventEntry;

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

import type { DifferenceEnd } from "./differences";
import type { ConsoleTaskRecord, OperationRecord, OrderRecord, PaymentRecord } from "./records";

/** Our side of one payment, all of one instant. */
export interface Comparable {
  readonly order: Pick<OrderRecord, "id" | "orderNumber" | "version" | "total" | "paid" | "cancellationMark">;
  readonly payment: PaymentRecord;
  readonly operationOpen: boolean;
  readonly openTasks: readonly SeenTask[];
  readonly operations: readonly Pick<OperationRecord, "id" | "state">[];
  /** 取消区分 without a cancel at the provider was said to be right: a person called the work in its console not needed. */
  readonly markExplained: boolean;
  readonly openDifferenceId: number | null;
  /** Differences of this payment that a person has ended: what they have dealt with is not brought up again. */
  readonly dealtWith: readonly DealtWith[];
}

export interface DealtWith {
  readonly fingerprint: string;
  readonly end: DifferenceEnd;
  /** The entries of the ledger that were in doubt then, by `seq`. */
  readonly seqs: readonly number[];
}

export interface SeenTask extends Pick<ConsoleTaskRecord, "id" | "kind" | "amountAfter"> {
  readonly seenAt: number | null;
  readonly seenDenied: boolean;
}

/** A person has looked at exactly this difference and said what it is. */
export function isAcknowledged(dealtWith: readonly DealtWith[], fingerprint: string): boolean {
  return dealtWith.some((one) => one.end === "acknowledged" && one.fingerprint === fingerprint);
}

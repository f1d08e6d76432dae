/** Everything that can go wrong in a history. Each is counted where it really takes effect. */
export const FAULT_KINDS = [
  /** A mutation that never reaches the provider. */
  "lost_before",
  /** A mutation that is carried out; its answer is lost. */
  "lost_after",
  /** A mutation or its answer is on its way for seconds, also beyond the caller's patience. */
  "slow",
  /** The network delivers a mutation twice. */
  "doubled",
  /** A mutation that is carried out after an inquiry found nothing. */
  "late_after_empty_inquiry",
  /** Carried out, answered with a server's error. */
  "error_after_acting",
  /** An answer that is none. */
  "garbage",
  /** Carried out rightly, answered with other amounts. */
  "wrong_amount_echoed",
  /** An inquiry without an answer. */
  "inquiry_down",
  /** A process that dies, at any await. */
  "crash",
  "flag_toggled",
  "role_revoked",
  /** A clock that is set anew, also backwards, within what clocks may be apart. */
  "clock_jump",
  "serialization_failure",
  /** The transaction stands; whoever committed it is not told. */
  "commit_answer_lost",
  /** The transaction is gone; whoever committed is told no more than that of the other kind. */
  "commit_lost",
  /** A database that is not there for a while. */
  "database_away",
  /** A process that stands still for seconds. */
  "stall",
  /** A provider that takes a request and finishes it later. */
  "pending",
  "refused_by_provider",
  /** Somebody works in the provider's console and tells nobody. */
  "unasked_console_work",
  /** Against the protocol: carried out for another amount than was asked. */
  "other_amount",
  /** Against the protocol: done as somebody's own work, and said to be done for us. */
  "claimed_without_entry",
  /** Against the protocol: carried out, and said to be refused. */
  "refused_with_entry",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export type FaultCounts = Record<FaultKind, number>;

export function noFaults(): FaultCounts {
  return Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 0])) as FaultCounts;
}

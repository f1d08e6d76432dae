/** 連携の1回: where an intended call to a provider stands. */
export const OPERATION_STATES = [
  /** Committed, not yet sent. */
  "requested",
  /** A process has the lease and is calling, or died while it did. */
  "sending",
  /** The provider has taken it and says what it waits for: the buyer, or its own screening. Of an authorization alone. */
  "pending",
  /** No answer, or none that can be relied on. No process may send it again; the worker inquires. */
  "unknown",
  /** Inquiries answer, but settle nothing. A person looks (要確認); a slow inquiry goes on beside it. */
  "needs_person",
  /** The provider did it. */
  "succeeded",
  /** The provider refused: not done, and never will be. */
  "failed",
  /** It never reached a provider, and never will. */
  "not_sent",
] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

/** What may follow what. A state that nothing may follow is terminal. */
export const TRANSITIONS: Readonly<Record<OperationState, readonly OperationState[]>> = {
  requested: ["sending", "not_sent"],
  sending: ["pending", "unknown", "needs_person", "succeeded", "failed", "not_sent"],
  pending: ["needs_person", "succeeded", "failed", "not_sent"],
  unknown: ["pending", "needs_person", "succeeded", "failed", "not_sent"],
  // The provider says again what it waits for: nothing is left for a person to find out.
  needs_person: ["pending", "succeeded", "failed", "not_sent"],
  succeeded: [],
  failed: [],
  not_sent: [],
};

export type OpenState = "requested" | "sending" | "pending" | "unknown" | "needs_person";
export type TerminalState = Exclude<OperationState, OpenState>;

/** Open: the payment is blocked for everything else. operations_one_open_per_payment lists the same states. */
export const OPEN_STATES = [
  "requested",
  "sending",
  "pending",
  "unknown",
  "needs_person",
] as const satisfies readonly OpenState[];

export function isTerminal(state: OperationState): state is TerminalState {
  return TRANSITIONS[state].length === 0;
}

/** Staying where it is (a further inquiry that settled nothing) is no transition and is always legal while open. */
export function mayFollow(from: OperationState, to: OperationState): boolean {
  return from === to ? !isTerminal(from) : TRANSITIONS[from].includes(to);
}

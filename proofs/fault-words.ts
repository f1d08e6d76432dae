/** Injected faults between the shop and the providers' side. */
export const ON_THE_WIRE = [
  /** Never reaches the provider. */
  "lost_before",
  /** Is carried out; its answer is lost. */
  "lost_after",
  /** It or its answer is on its way for seconds, also beyond the caller's patience. */
  "slow",
  /** Is delivered twice. */
  "doubled",
  /** Is carried out after an inquiry found nothing. */
  "late_after_empty_inquiry",
  /** Is carried out, answered with a server's error. */
  "error_after_acting",
  /** Is answered with bytes that are no answer. */
  "garbage",
  /** Is carried out as asked, answered with other amounts. */
  "wrong_amount_echoed",
] as const;
export type WireFault = (typeof ON_THE_WIRE)[number];

/**
 * All injected faults, by one name in every suite that plays histories. No suite has all of them. The suite counts a fault
 * where it takes effect. A seed draws in this order: another order makes another history.
 */
const FAULT_WORDS = [
  ...ON_THE_WIRE,
  /** An inquiry without an answer that can be read. */
  "inquiry_down",
  /** A process that dies: what it has in a transaction is rolled back, its call's answer goes nowhere. */
  "crash",
  "flag_toggled",
  "role_revoked",
  /** A clock that is set anew, also backwards, within the protocol's allowance. */
  "clock_jump",
  "serialization_failure",
  /** The transaction stands; the process that committed it gets no answer. */
  "commit_answer_lost",
  /** The transaction is gone; the process that committed it sees the same as after `commit_answer_lost`. */
  "commit_lost",
  /** A database that is not there for a while. */
  "database_away",
  /** A process that stands still for seconds, also beyond the end of its request or of its lease. */
  "stall",
  /** A provider that takes a request and finishes it later. */
  "pending",
  "refused_by_provider",
  /** Staff work in the provider's console and do not record it in the shop. */
  "unasked_console_work",
  /** Against the protocol: carried out for another amount than was asked. */
  "other_amount",
  /** Against the protocol: entered as console work, and answered as done for the shop. */
  "claimed_without_entry",
  /** Against the protocol: carried out, and said to be refused. */
  "refused_with_entry",
  /** Against the protocol: carried out after the request's end. */
  "after_expiry",
  /** Another transaction holds the order's row for seconds. */
  "row_held",
] as const;
export type FaultWord = (typeof FAULT_WORDS)[number];

/** All but what a suite cannot do, or does otherwise. */
export function faultsBut<Left extends FaultWord = never>(
  ...left: readonly Left[]
): readonly Exclude<FaultWord, Left>[] {
  const isLeft = (word: FaultWord): word is Left => (left as readonly FaultWord[]).includes(word);
  return FAULT_WORDS.filter((word): word is Exclude<FaultWord, Left> => !isLeft(word));
}

/** How often each of these came: not yet. */
export function noneOf<Fault extends FaultWord>(faults: readonly Fault[]): Record<Fault, number> {
  return Object.fromEntries(faults.map((fault) => [fault, 0])) as Record<Fault, number>;
}

/** Begins the message of each error that a suite makes up. */
export const INJECTED = "injected:";

import type { Random } from "../../random";

/** Everything that can go wrong in a history on real machines. Each is counted where it really takes effect. */
export const FAULT_KINDS = [
  // Between the shop and the providers' side; the wire does these.
  "lost_before",
  "lost_after",
  "slow",
  "doubled",
  "late_after_empty_inquiry",
  "error_after_acting",
  "garbage",
  "wrong_amount_echoed",
  /** An inquiry without an answer that can be read. */
  "inquiry_down",
  // At the providers' side; the simulator does these.
  "refused_by_provider",
  /** Against the protocol: carried out for another amount than was asked. */
  "other_amount",
  /** Against the protocol: done as somebody's own work, and said to be done for us. */
  "claimed_without_entry",
  /** Against the protocol: carried out, and said to be refused. */
  "refused_with_entry",
  /** Against the protocol: carried out after the request's end. */
  "after_expiry",
  /** Somebody works in the provider's console and tells nobody. */
  "unasked_console_work",
  // In the shop.
  /** A verb that is abandoned: its transaction is rolled back, its call's answer goes nowhere. */
  "crash",
  /** A verb that stands still, beyond the end of its request or of its lease. */
  "stall",
  "serialization_failure",
  /** The transaction stands; whoever committed it is not told. */
  "commit_answer_lost",
  /** Somebody holds the order's row for seconds. */
  "row_held",
  "flag_toggled",
  "role_revoked",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** How often a fault comes where it can come, in a history that has it. */
const RATES: Readonly<Record<FaultKind, number>> = {
  lost_before: 0.3,
  lost_after: 0.3,
  slow: 0.3,
  doubled: 0.3,
  late_after_empty_inquiry: 0.35,
  error_after_acting: 0.25,
  garbage: 0.25,
  wrong_amount_echoed: 0.3,
  inquiry_down: 0.4,
  refused_by_provider: 0.2,
  other_amount: 0.15,
  claimed_without_entry: 0.1,
  refused_with_entry: 0.1,
  after_expiry: 0.15,
  unasked_console_work: 0.06,
  crash: 0.2,
  stall: 0.1,
  serialization_failure: 0.2,
  commit_answer_lost: 0.12,
  row_held: 0.08,
  flag_toggled: 0.08,
  role_revoked: 0.1,
};

/** A calm history shows that nothing is needed to make the promises true. */
const CALM = 0.04;

export type FaultRates = Readonly<Record<FaultKind, number>>;

/** Which faults a history has. Few kinds at once, often: what goes wrong together is found sooner. */
export function drawnRates(random: Random): FaultRates {
  const calm = random.chance(CALM);
  const share = random.pick([0.15, 0.3, 0.6]);
  const rates = FAULT_KINDS.map((kind) => {
    const chosen = random.chance(share) && !calm;
    return [kind, chosen ? RATES[kind] * random.pick([0.5, 1, 2]) : 0] as const;
  });
  return Object.fromEntries(rates) as Record<FaultKind, number>;
}

/** What staff do while something is struck down. */
export type Verb = "cancel" | "capture" | "change_amount" | "authorize" | "ship" | "register";

/** An instant that shows on one of the two wires around the shop. */
export type Sight =
  | "intent_asked"
  | "intent_answered"
  | "call_arrived"
  | "call_answered"
  | "settle_asked"
  | "settle_answered"
  | "claim_answered"
  | "inquiry_arrived";

/** Where something is struck down. */
export interface Point {
  readonly name: string;
  /** null: any instant. */
  readonly sight: Sight | null;
  /** What becomes of the message on its way: it is lost with its sender, or arrives after the sender's death. */
  readonly outcome: "cut" | "pass";
  /** A registration sends nothing: it has points of its own, and no other verb has them. */
  readonly verb?: "register";
}

const ANY_INSTANT: Point = { name: "at any instant", sight: null, outcome: "cut" };

/** One confirmation from its intent to its answer, and one registration. */
export const CONFIRMATION_POINTS: readonly Point[] = [
  { name: "before the intent's COMMIT", sight: "intent_asked", outcome: "cut" },
  { name: "with the intent's COMMIT on its way", sight: "intent_asked", outcome: "pass" },
  { name: "after the intent's COMMIT, before the call", sight: "intent_answered", outcome: "cut" },
  { name: "with the call on its way, which is lost", sight: "call_arrived", outcome: "cut" },
  { name: "with the call on its way, which arrives", sight: "call_arrived", outcome: "pass" },
  { name: "with the provider's answer on its way", sight: "call_answered", outcome: "cut" },
  { name: "before the COMMIT of what came back", sight: "settle_asked", outcome: "cut" },
  { name: "with the COMMIT of what came back on its way", sight: "settle_asked", outcome: "pass" },
  { name: "after the COMMIT of what came back", sight: "settle_answered", outcome: "cut" },
  ANY_INSTANT,
  ANY_INSTANT,
  { name: "before a registration's COMMIT", sight: "intent_asked", outcome: "cut", verb: "register" },
  { name: "with a registration's COMMIT on its way", sight: "intent_asked", outcome: "pass", verb: "register" },
  { name: "after a registration's COMMIT", sight: "intent_answered", outcome: "cut", verb: "register" },
];

/** One repair by the worker, from its lease to its end. */
export const REPAIR_POINTS: readonly Point[] = [
  { name: "after it took the lease", sight: "claim_answered", outcome: "cut" },
  { name: "in the middle of its inquiry", sight: "inquiry_arrived", outcome: "cut" },
  { name: "before its COMMIT", sight: "settle_asked", outcome: "cut" },
  { name: "with its COMMIT on its way", sight: "settle_asked", outcome: "pass" },
  { name: "after its COMMIT", sight: "settle_answered", outcome: "cut" },
  ANY_INSTANT,
  ANY_INSTANT,
];

/** The meaning of words in rows and ledger, written independently of the product's own tables on purpose. */

const ENDED: readonly string[] = ["succeeded", "failed", "not_sent"];

export function isEndedState(state: string): boolean {
  return ENDED.includes(state);
}

export function isCancelKind(kind: string): boolean {
  return kind === "cancel" || kind === "terminate";
}

export function isCanceled(state: string): boolean {
  return state === "voided" || state === "refunded";
}

interface Amounts {
  readonly state: string;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
}

/** What a payment that is alive still holds; null where there is none, or nothing left of it. */
export function heldBy({ state, authorized, captured, refunded }: Amounts): number | null {
  if (state === "authorized") return authorized;
  return state === "captured" ? captured - refunded : null;
}

export function amountsInOrder({ authorized, captured, refunded }: Amounts): boolean {
  return 0 <= refunded && refunded <= captured && captured <= authorized;
}

/** The clock allowance of the gateway protocol. */
export const CLOCKS_APART_MS = 2_000;

/** Codes of refusals that leave their key as it was: staff may send the same key again with what was missing. */
export const LEAVE_THE_KEY: readonly string[] = [
  "acknowledgement_missing",
  "invalid_edit",
  "reason_too_long",
  "preparation_unknown",
  "preparation_expired",
  "database_unavailable",
  "perhaps_saved",
  "card_missing",
  "card_token_unknown",
  "card_token_used",
  "card_token_expired",
  "card_token_of_another",
  "security_code_missing",
  "card_not_checked",
];

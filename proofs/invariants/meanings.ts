/** What words in rows and ledger mean. Written apart from the product's own tables, on purpose. */

const ENDED: readonly string[] = ["succeeded", "failed", "not_sent"];

export function isEnded(state: string): boolean {
  return ENDED.includes(state);
}

export function isCancel(kind: string): boolean {
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

import { GATEWAY_PATIENCE_MS } from "@/lib/gateway/http-gateway";
import { CLOCK_ALLOWANCE_MS, REQUEST_LIFETIME_MS, type WaitsFor } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";

/**
 * How long the sender alone may write: the request's whole life and the clocks' allowance. When the lease ends without
 * an answer, an inquiry's "nothing" can be final at once.
 */
export const SEND_LEASE_MS = REQUEST_LIFETIME_MS + CLOCK_ALLOWANCE_MS;
/**
 * How long after its intent the sender itself may still begin an inquiry: the inquiry's patience and the writing of its
 * answer must fit into the lease. Staff never wait longer than a lease.
 */
export const CONFIRM_WITHIN_MS = SEND_LEASE_MS - GATEWAY_PATIENCE_MS.inquiry - 2_000;
/** An inquiry is short; should its process die, another takes over after this. */
export const INQUIRY_LEASE_MS = 6_000;

const STEPS_MS = [1_000, 2_000, 5_000, 10_000] as const;
const SLOW_STEP_MS = 60_000;
/** No step and no lease lies further ahead, unless the database's clock was put back after it was planned. */
export const FARTHEST_MS = 2 * SLOW_STEP_MS;

/** After so many unsettling answers over so long a person has to look. Age without answers is never enough. */
export const PATIENCE = { ms: 45_000, answers: 5 } as const;

const BUYER_MS = { soon: 3_000, later: 10_000, laterAfter: 60_000, most: SLOW_STEP_MS, mostAfter: 900_000 } as const;
const SCREENING_MS = { first: 5_000, most: SLOW_STEP_MS } as const;

/** When to inquire again about a pending authorization: soon while the buyer is likely at it, then ever more rarely. */
export function nextLookAt(
  now: EpochMs,
  waitsFor: WaitsFor,
  { createdAt, inquiries }: { readonly createdAt: EpochMs; readonly inquiries: number },
): EpochMs {
  if (waitsFor.for === "buyer") return now + buyerStep(now - createdAt);
  return now + Math.min(SCREENING_MS.first * 2 ** inquiries, SCREENING_MS.most);
}

function buyerStep(age: number): number {
  if (age < BUYER_MS.laterAfter) return BUYER_MS.soon;
  // A link that went out by mail stays good for hours.
  return age < BUYER_MS.mostAfter ? BUYER_MS.later : BUYER_MS.most;
}

/** When to inquire again after `inquiries` that settled nothing. */
export function nextInquiryAt(
  now: EpochMs,
  inquiries: number,
  operation: { readonly expiresAt: EpochMs; readonly needsPerson: boolean; readonly cause: string },
): EpochMs {
  if (operation.needsPerson) return now + SLOW_STEP_MS;
  const final = operation.expiresAt + CLOCK_ALLOWANCE_MS;
  // "Nothing" becomes final right after this instant, never before. No `expiresAt` lies further ahead than a lease, unless
  // the clock was put back.
  if (operation.cause === "nothing_yet" && now <= final) return Math.min(final, now + SEND_LEASE_MS) + 100;
  return now + (STEPS_MS[Math.min(inquiries, STEPS_MS.length - 1)] ?? SLOW_STEP_MS);
}

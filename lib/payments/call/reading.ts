import { classify } from "@/lib/gateway/classify";
import { contradiction } from "@/lib/gateway/ledger-payment";
import type { AskedOperation, GatewayReply } from "@/lib/gateway/port";
import {
  CLOCK_ALLOWANCE_MS,
  type InquiryAnswer,
  type LedgerPayment,
  type OperationAnswer,
  type WaitsFor,
} from "@/lib/gateway/protocol";
import { type Moved, shows } from "@/lib/payments/model/movement";
import type { AttemptEnd } from "@/lib/payments/model/records";
import type { EpochMs } from "@/lib/time/epoch";
import { parseInstant } from "@/lib/time/instant";

/** What a reply settles. Only the first three end an operation; anything in doubt is `unknown`. */
export type Reading =
  | ({ readonly outcome: "succeeded"; readonly payment: LedgerPayment } & ProviderWords)
  | ({ readonly outcome: "refused" } & ProviderWords)
  /** The work was never begun and never will be. */
  | { readonly outcome: "never_begun"; readonly cause: string }
  /** An authorization that the provider has taken, and that waits for the buyer or for the provider's own screening. */
  | ({ readonly outcome: "waits"; readonly waitsFor: WaitsFor } & ProviderWords)
  | ({ readonly outcome: "unknown"; readonly cause: string } & Partial<ProviderWords>);

interface ProviderWords {
  readonly providerCode: string | null;
  readonly providerStatus: string | null;
}

/** Causes of an unknown outcome although the provider answered. After enough of them a person has to look. */
export const INCONCLUSIVE = [
  "pending",
  "in_doubt",
  "not_understood",
  "nothing_yet",
  "in_flight",
  "inquiry_refused",
  "internal_error",
] as const;

/** The end of an attempt whose answer says that the authorization waits: nothing about it is in doubt. */
export const WAITS = "waits" satisfies Reading["outcome"];

/** The cause of a refusal that counts only once an inquiry confirms it. */
export const REFUSAL_UNCONFIRMED = "refusal_unconfirmed";
/** The cause of a success whose ledger shows the operation twice. */
const SUCCESS_UNCONFIRMED = "success_unconfirmed";
/** Causes that the sender resolves by inquiring immediately. */
export const UNCONFIRMED: readonly string[] = [REFUSAL_UNCONFIRMED, SUCCESS_UNCONFIRMED];

/**
 * Reads the reply to a mutation. `expected` is the payment after exactly this operation on our record. An answer that
 * shows anything else (a wrong echo, work in the provider's console that the shop does not know of) counts only once an
 * inquiry confirms it.
 */
export function readMutation(asked: AskedOperation, reply: GatewayReply<OperationAnswer>, expected: Moved): Reading {
  switch (reply.kind) {
    case "answer": {
      const reading = readAnswer(asked, reply.answer, "mutation");
      const fits = reading.outcome !== "succeeded" || shows(reading.payment, expected);
      return fits ? reading : { outcome: "unknown", cause: "amounts_differ" };
    }
    case "refused_by_protocol":
      return { outcome: "never_begun", cause: reply.code };
    case "not_called":
      return { outcome: "never_begun", cause: reply.cause };
    case "silence":
      return { outcome: "unknown", cause: reply.cause };
  }
}

/**
 * Reads the reply to an inquiry. "Nothing" is final only when both clocks, the provider's and the database's, are past
 * `expiresAt` by more than the clocks' allowance. Before that the request may still be on its way.
 */
export function readInquiry(
  asked: AskedOperation,
  reply: GatewayReply<InquiryAnswer>,
  clocks: { readonly expiresAt: EpochMs; readonly now: EpochMs },
): Reading {
  switch (reply.kind) {
    case "answer": {
      if (reply.answer.found) return readAnswer(asked, reply.answer.answer, "inquiry");
      const asOf = parseInstant(reply.answer.asOf);
      if (!asOf.ok) return { outcome: "unknown", cause: "not_understood" };
      const final = Math.min(asOf.value, clocks.now) > clocks.expiresAt + CLOCK_ALLOWANCE_MS;
      return final ? { outcome: "never_begun", cause: "never_arrived" } : { outcome: "unknown", cause: "nothing_yet" };
    }
    case "refused_by_protocol":
      // The refusal is about the inquiry, not about the operation.
      return { outcome: "unknown", cause: "inquiry_refused" };
    case "not_called":
    case "silence":
      return { outcome: "unknown", cause: reply.cause };
  }
}

function readAnswer(asked: AskedOperation, answer: OperationAnswer, source: "mutation" | "inquiry"): Reading {
  // The HTTP client has checked this already, other gateways have not: never accept an amount that was not checked.
  if (contradiction(asked, answer, source) !== null) return { outcome: "unknown", cause: "not_understood" };
  const words: ProviderWords = { providerCode: answer.providerCode, providerStatus: answer.providerStatus };
  const settlement = classify(asked.method, answer, source);
  switch (settlement.outcome) {
    case "succeeded":
      if (answer.payment === null) return { outcome: "unknown", cause: "not_understood" };
      return { outcome: "succeeded", payment: answer.payment, ...words };
    case "success_unconfirmed":
      return { outcome: "unknown", cause: SUCCESS_UNCONFIRMED, ...words };
    case "refused":
      return { outcome: "refused", ...words };
    case "refusal_unconfirmed":
      return { outcome: "unknown", cause: REFUSAL_UNCONFIRMED, ...words };
    case "unknown": {
      if (asked.kind === "authorize" && answer.result === "pending") {
        return { outcome: "waits", waitsFor: answer.waitsFor ?? { for: "screening" }, ...words };
      }
      const cause = answer.result === "pending" ? "pending" : "in_doubt";
      return { outcome: "unknown", cause, ...words };
    }
  }
}

/** How the attempt that brought a reply is written down. */
export function attemptEndOf(
  reply: GatewayReply<OperationAnswer | InquiryAnswer>,
  reading: Reading,
  endedAt: EpochMs,
): AttemptEnd {
  const worded = reading.outcome === "never_begun" ? null : reading;
  return {
    endedAt,
    outcome: reading.outcome === "unknown" || reading.outcome === "never_begun" ? reading.cause : reading.outcome,
    httpStatus: reply.httpStatus,
    providerCode: worded?.providerCode ?? null,
    providerStatus: worded?.providerStatus ?? null,
    raw: reply.raw,
  };
}

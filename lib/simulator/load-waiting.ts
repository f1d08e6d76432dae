import { z } from "zod";
import { AMOUNT_MAX, type CardFacts } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { id, instant, readLine, text } from "./load-payment";
import type { Mutation } from "./payment";
import { cardFacts } from "./payment-facts";
import { findSide } from "./providers/registry";

const line = z.object({
  waiting: z.object({
    operationId: id,
    provider: text,
    method: text,
    providerOperation: text,
    orderNumber: text,
    orderedAt: instant,
    amount: z.int().min(1).max(AMOUNT_MAX),
    captureNow: z.boolean(),
    threeDSecure: z.boolean(),
    card: cardFacts.nullable(),
    expiresAt: instant,
    at: instant,
    waitsFor: z.discriminatedUnion("for", [
      z.object({ for: z.literal("buyer"), challengeId: id }),
      z.object({ for: z.literal("screening"), end: z.enum(["approve", "decline"]) }),
    ]),
    until: instant,
  }),
});

/** An authorization that waits, read from a load. */
export interface LoadedWaiting {
  readonly request: Mutation;
  readonly card: CardFacts | null;
  readonly at: EpochMs;
  readonly waitsFor: z.output<typeof line>["waiting"]["waitsFor"];
  readonly until: EpochMs;
}

export function isWaitingLine(json: unknown): boolean {
  return typeof json === "object" && json !== null && "waiting" in json;
}

/** Throws with a few English words on a line that makes none: the loader has a bug. */
export function loadWaiting(json: unknown): LoadedWaiting {
  const { card, at, waitsFor, until, orderNumber, orderedAt, captureNow, threeDSecure, ...asked } = readLine(
    line,
    json,
  ).waiting;
  if (findSide(asked.provider, asked.method) === null) throw new Error(`no such method: ${asked.method}`);
  // The token of its card was used up when it was taken.
  const authorization = { orderNumber, orderedAt, captureNow, threeDSecure, card: null };
  return { request: { ...asked, kind: "authorize", paymentId: null, authorization }, card, at, waitsFor, until };
}

import { randomUUID } from "node:crypto";
import type { WaitsFor } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import { challengeUrl } from "../address";
import { type CardBehavior, screenedBehaviorOf } from "../cards/behavior";
import type { Mutation } from "../payment";
import type { Side } from "../providers/registry";
import type { TakenCard } from "./cards";
import type { LedgerContext, Verdict } from "./session";

/** How long the buyer has for 3-D Secure. */
const CHALLENGE_LIFETIME_MS = 15 * 60 * 1_000;

/** An authorization that is taken and ends later. */
export interface Waiting {
  readonly waitsFor: WaitsFor;
  readonly challengeId: string | null;
  readonly dueAt: EpochMs;
  /** How it ends when its time comes and no decision came before; null: declined. */
  readonly verdict: Verdict | null;
}

export type Course = { readonly kind: "grant" } | { readonly kind: "decline" } | ({ readonly kind: "wait" } & Waiting);

/** What the buyer's card, or the amount where a method screens its buyers without one, makes of an authorization. */
export function courseOf(
  context: LedgerContext,
  side: Side,
  request: Mutation,
  taken: TakenCard,
  now: EpochMs,
): Course {
  const behavior = taken.kind === "card" ? taken.behavior : screened(side, request);
  switch (behavior) {
    case "challenge":
      return { kind: "wait", ...challenge(context, now) };
    case "screening":
      return { kind: "wait", ...screening(now + context.screeningMs(), "approve") };
    case "screening_declined":
      return { kind: "wait", ...screening(now + context.screeningMs(), "decline") };
    case "declined":
      return { kind: "decline" };
    default:
      return { kind: "grant" };
  }
}

function screened(side: Side, request: Mutation): CardBehavior | ReturnType<typeof screenedBehaviorOf> {
  return side.method.screens ? screenedBehaviorOf(request.amount) : "authorized";
}

export function challenge(context: LedgerContext, now: EpochMs): Waiting {
  const challengeId = randomUUID().replaceAll("-", "");
  const dueAt = now + CHALLENGE_LIFETIME_MS;
  const waitsFor = forBuyer(context, challengeId, dueAt);
  return { waitsFor, challengeId, dueAt, verdict: null };
}

export function forBuyer(context: LedgerContext, challengeId: string, until: EpochMs): WaitsFor {
  return { for: "buyer", url: challengeUrl(context.pagesUrl(), challengeId), until: formatInstant(until) };
}

export function screening(dueAt: EpochMs, verdict: Verdict): Waiting {
  return { waitsFor: { for: "screening" }, challengeId: null, dueAt, verdict };
}

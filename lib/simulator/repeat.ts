import type { OperationResult, RepeatFamily } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";

/** What the provider's side remembers of an operation id. */
export interface Remembered {
  readonly result: OperationResult;
  /** The request's body as one text, expiresAt aside. */
  readonly fingerprint: string;
  readonly receivedAt: EpochMs;
}

/** The same id again. */
export interface Again {
  readonly fingerprint: string;
  readonly expiresAt: EpochMs;
  readonly now: EpochMs;
}

export interface RepeatRule {
  readonly family: RepeatFamily;
  readonly keyWindowHours?: number;
}

/** `replay`: the first answer once more. `execute`: as if it had never come. */
export type RepeatDecision = "replay" | "refuse_duplicate" | "execute";

const HOUR_MS = 60 * 60 * 1_000;

/** What a provider does with an operation id that it knows. */
export function decideRepeat(rule: RepeatRule, known: Remembered, again: Again): RepeatDecision {
  // The protocol's promise, whatever the family: refused once is refused for ever, and nothing begins after expiresAt.
  if (known.result === "refused") return "replay";
  if (again.now > again.expiresAt) return "replay";
  switch (rule.family) {
    case "idempotency_key": {
      const forgotten = again.now > known.receivedAt + (rule.keyWindowHours ?? 0) * HOUR_MS;
      if (forgotten) return "execute";
      return known.fingerprint === again.fingerprint ? "replay" : "refuse_duplicate";
    }
    case "merchant_operation_id":
      return "refuse_duplicate";
    case "none":
      return known.result === "pending" ? "replay" : "execute";
  }
}

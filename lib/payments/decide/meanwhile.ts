import type { Confirmation, Conflict, OrderVerb, VerbRefusal } from "@/lib/payments/model/contract";
import { isBlank } from "@/lib/text/visible";
import type { Decision } from "./decision";

/**
 * Whether a limit fell between opening and confirming: by the clock of then the verb would have reached the provider,
 * by the clock of now it does not. An amount change whose box "nothing will be sent" is ticked was confirmed knowing it.
 */
export function passedMeanwhile(
  then: Decision,
  now: Extract<Decision, { allowed: true }>,
  verb: OrderVerb,
  confirmation: Confirmation,
): Conflict | null {
  if (!then.allowed || then.plan.does === now.plan.does) return null;
  if (verb === "change_amount" && confirmation.acknowledged) return null;
  const deadline = now.answer?.deadline ?? null;
  // Only time can have changed the plan here: version and flags were compared before.
  return deadline === null ? null : { code: "deadline_passed_meanwhile", deadline, now: now.plan };
}

/** Acts whose trail says nothing without why. */
const REASON_NEEDED: ReadonlySet<OrderVerb> = new Set([
  "remove_cancellation_mark",
  "record_payment",
  "take_back_payment",
]);

/** What the confirmation itself lacks; the same key may bring it. */
export function missingWords(
  decision: Extract<Decision, { allowed: true }>,
  verb: OrderVerb,
  confirmation: Confirmation,
): VerbRefusal | null {
  if (decision.needsAcknowledgement && !confirmation.acknowledged) return { code: "acknowledgement_missing" };
  if (REASON_NEEDED.has(verb) && isBlank(confirmation.reason)) {
    return { code: "invalid_edit", fields: [{ field: "reason", code: "required" }] };
  }
  return null;
}

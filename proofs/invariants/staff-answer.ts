import type { StaffAnswer } from "./evidence";
import { LEAVE_THE_KEY } from "./meanings";

/** The answer to a confirmation, as far as it is read here. */
export type ConfirmationAnswer =
  | { readonly ok: true; readonly value: { readonly kind: string; readonly operationId: string | null } }
  | { readonly ok: false; readonly error: { readonly code: string } };

/** What a confirmation's answer says of its key; null where the key is another person's. */
export function staffAnswerOf(
  requestKey: string,
  verb: string,
  answer: ConfirmationAnswer,
  at: number,
): StaffAnswer | null {
  const exactly = canonical(answer);
  if (!answer.ok) {
    const { code } = answer.error;
    if (code === "preparation_of_another") return null;
    // Another amount, or another method, may be typed under the same key.
    const typed = verb === "change_amount" || verb === "change_method";
    const lacking = LEAVE_THE_KEY.includes(code) || (code === "not_allowed" && typed);
    return { requestKey, operationId: null, said: lacking ? "lacking" : "refused", exactly, at };
  }
  const { kind, operationId } = answer.value;
  // What waits for the buyer or for screening may still become anything.
  if (kind === "pending") return { requestKey, operationId, said: "unknown", exactly, at };
  if (kind !== "done" && kind !== "refused_by_provider" && kind !== "not_sent" && kind !== "unknown") {
    throw new Error(`an answer of kind ${kind}`);
  }
  return { requestKey, operationId, said: kind, exactly, at };
}

/** JSON with every object's names in their order: the database keeps names in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

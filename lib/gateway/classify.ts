import { ownEntries } from "./ledger-payment";
import type { OperationAnswer } from "./protocol";
import { type ProviderCodeMeaning, SHOWS_REPETITION } from "./providers/profile";
import { codeMeaning, profileOf } from "./providers/registry";

/** What an answer settles. `meaning` is null for a code that no profile names, or where there is none. */
export type Settlement =
  | { readonly outcome: "succeeded" }
  /** Done, and perhaps done again by a second delivery: counts once an inquiry has said how the first one ended. */
  | { readonly outcome: "success_unconfirmed" }
  /** Not done, and never will be. */
  | { readonly outcome: "refused"; readonly meaning: ProviderCodeMeaning | null }
  /** Refused, perhaps as a repetition of itself: counts once an inquiry has said the same. */
  | { readonly outcome: "refusal_unconfirmed"; readonly meaning: ProviderCodeMeaning | null }
  /** Nothing may be claimed yet: inquire. */
  | { readonly outcome: "unknown"; readonly meaning: ProviderCodeMeaning | null };

/**
 * Reads an answer that fits what was asked (the gateway returns no other). A mutation's refusal might describe a
 * duplicate delivery of this very operation:
 * - the provider recognised the repetition ("already canceled", "seen this request", or a code of its own);
 * - a provider that recognises no repetition met the state that the first delivery, or a later change, had left;
 * - the payment in the answer has this operation's own entry, whatever the code says.
 * A success that shows two such entries describes a duplicate delivery too. In all these cases only the inquiry is final.
 */
export function classify(
  method: string,
  answer: Pick<OperationAnswer, "operationId" | "result" | "providerCode" | "payment">,
  source: "mutation" | "inquiry",
): Settlement {
  const meaning = answer.providerCode === null ? null : codeMeaning(method, answer.providerCode);
  const own = ownEntries(answer).length;
  const again = source === "mutation" && own > 1;
  if (answer.result === "succeeded") return { outcome: again ? "success_unconfirmed" : "succeeded" };
  if (answer.result === "pending" || meaning === "maybe_done") return { outcome: "unknown", meaning };
  const ofAnEarlierOne = meaning === "already_done" || meaning === "duplicate";
  const shows = SHOWS_REPETITION[profileOf(method).family];
  const byItsWord = ofAnEarlierOne || shows === "never" || (shows === "by_code" && meaning === null);
  const mayRepeat = byItsWord || own > 0;
  return { outcome: mayRepeat && source === "mutation" ? "refusal_unconfirmed" : "refused", meaning };
}

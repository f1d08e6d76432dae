import type { OperationAnswer } from "./protocol";
import type { ProviderCodeMeaning } from "./providers/profile";
import { codeMeaning } from "./providers/registry";

/** What an answer settles. `meaning` is null for a code that no profile names, or where there is none. */
export type Settlement =
  | { readonly outcome: "succeeded" }
  /** Not done, and never will be. */
  | { readonly outcome: "refused"; readonly meaning: ProviderCodeMeaning | null }
  /** Nothing may be claimed yet: inquire. */
  | { readonly outcome: "unknown"; readonly meaning: ProviderCodeMeaning | null };

/**
 * Reads an answer that fits what was asked (the gateway hands out no other). A mutation's refusal because of what was
 * done before ("already canceled", "seen this request") may speak of this very operation, delivered twice on its way:
 * there only the inquiry is final.
 */
export function classify(method: string, answer: OperationAnswer, source: "mutation" | "inquiry"): Settlement {
  const meaning = answer.providerCode === null ? null : codeMeaning(method, answer.providerCode);
  if (answer.result === "succeeded") return { outcome: "succeeded" };
  if (answer.result === "pending" || meaning === "maybe_done") return { outcome: "unknown", meaning };
  const ofAnEarlierOne = meaning === "already_done" || meaning === "duplicate";
  return ofAnEarlierOne && source === "mutation" ? { outcome: "unknown", meaning } : { outcome: "refused", meaning };
}

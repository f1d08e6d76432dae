import { StoreError } from "@/lib/payments/store/store-error";

/**
 * What staff read when a verb's own transaction did not go through. Nothing was sent in either case; `perhaps_saved`: the
 * answer to COMMIT was lost, so that "not saved" would be a claim too many. Anything but a StoreError is thrown on.
 */
export function storeRefusal(error: unknown): { readonly code: "perhaps_saved" | "database_unavailable" } {
  if (!(error instanceof StoreError)) throw error;
  return { code: error.perhapsCommitted ? "perhaps_saved" : "database_unavailable" };
}

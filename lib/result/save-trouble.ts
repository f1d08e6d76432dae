/** Why a change of settings or staff did not go through, beside what its verb refuses on purpose. */
export type SaveTrouble =
  /** Another change or an order's verb held the needed lock for too long. Nothing was changed. */
  | { readonly code: "busy" }
  /** The database cannot be reached or cannot write. Nothing was changed. */
  | { readonly code: "database_unavailable" }
  /** The answer to COMMIT was lost. */
  | { readonly code: "perhaps_saved" };

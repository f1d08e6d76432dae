import type { Role } from "@/lib/identity/role";
import type { FieldProblem } from "./field-codes";

/** What an action answers before its verb is reached, or when the verb breaks. Nothing was changed by it, but for `unexpected`. */
export type ServerFailure =
  | { readonly code: "signed_out" }
  | { readonly code: "role"; readonly needs: Role }
  /** It was away before anything had begun. */
  | { readonly code: "database_unavailable" }
  /** A bug or a broken surrounding; `number` stands in the log. What was done before it broke is not known. */
  | { readonly code: "unexpected"; readonly number: string };

/** All that a screen has to have words for beside the verb's own refusals. */
export type ActionFailure =
  | ServerFailure
  | { readonly code: "invalid_input"; readonly fields: readonly FieldProblem[] }
  /** The browser has no network: nothing left it. */
  | { readonly code: "offline" }
  /** The answer did not arrive. Whether the request did is not known. */
  | { readonly code: "no_answer" };

/** What a route answers besides its own: codes, never a stack trace. */
export type RouteFailure =
  | { readonly code: "signed_out" }
  | { readonly code: "role"; readonly needs: Role }
  | { readonly code: "database_unavailable" }
  | { readonly code: "unexpected"; readonly number: string };

import type { ActionFailure, ServerFailure } from "@/lib/failures/failure";
import { err, type Result } from "@/lib/result/result";
import { isSurelyOffline } from "./surely-offline";

/**
 * Asks a POST route of the app, for questions that wait for a provider: a tab runs its actions one after another, and
 * whatever staff save meanwhile would stand behind a provider that is silent. Folds everything that can come back into
 * one Result, as `ask` does. Never throws and never repeats.
 */
export async function askRoute<Value, Refusal>(
  call: () => Promise<Response>,
): Promise<Result<Value, Refusal | ActionFailure>> {
  if (isSurelyOffline()) return err({ code: "offline" });
  try {
    const response = await call();
    const body: unknown = await response.json();
    // The app's own route answered: what it answers is its type's.
    if (response.ok) return body as Result<Value, Refusal>;
    // What the path names is not there: a refusal of the route's own, which has only its code.
    if (response.status === 404 && hasCode(body)) return err(body as Refusal);
    return err(isServerFailure(body) ? body : { code: "no_answer" });
  } catch {
    return err({ code: "no_answer" });
  }
}

const CODES = {
  signed_out: true,
  role: true,
  database_unavailable: true,
  unexpected: true,
} as const satisfies Record<ServerFailure["code"], true>;

function hasCode(body: unknown): body is { readonly code: unknown } {
  return typeof body === "object" && body !== null && "code" in body;
}

function isServerFailure(body: unknown): body is ServerFailure {
  return hasCode(body) && Object.hasOwn(CODES, String(body.code));
}

import type { ActionFailure, ServerFailure } from "@/lib/failures/failure";
import { fieldProblems } from "@/lib/failures/field-codes";
import { err, type Result } from "@/lib/result/result";
import { isSurelyOffline } from "./surely-offline";

/** What a safe action resolves to, as far as it matters here. */
interface Settled<Data> {
  readonly data?: Data | undefined;
  readonly serverError?: ServerFailure | undefined;
  readonly validationErrors?: unknown;
}

/** An action with its input, ready to be called. */
export type ActionCall<Value, Refusal> = () => Promise<Settled<Result<Value, Refusal>>>;

/**
 * Calls an action from the browser and folds everything that can come back into one Result: the verb's own answer,
 * or why there is none. Never throws and never repeats.
 */
export async function ask<Value, Refusal>(
  call: ActionCall<Value, Refusal>,
): Promise<Result<Value, Refusal | ActionFailure>> {
  if (isSurelyOffline()) return err({ code: "offline" });
  let settled: Settled<Result<Value, Refusal>> | undefined;
  try {
    settled = await call();
  } catch {
    return err({ code: "no_answer" });
  }
  if (settled?.data !== undefined) return settled.data;
  if (settled?.serverError !== undefined) return err(settled.serverError);
  if (settled?.validationErrors !== undefined) {
    return err({ code: "invalid_input", fields: fieldProblems(settled.validationErrors) });
  }
  return err({ code: "no_answer" });
}

import type { StaffMember } from "@/lib/identity/role";
import { keptAnswer } from "@/lib/payments/call/kept-answer";
import { sendAndSettle } from "@/lib/payments/call/send";
import type { Confirmation } from "@/lib/payments/model/contract";
import type { KeptAnswer } from "@/lib/payments/model/records";
import { retryOnConflict } from "@/lib/payments/store/retry";
import { StoreError } from "@/lib/payments/store/store-error";
import { err, ok } from "@/lib/result/result";
import { isLonger } from "@/lib/text/length";
import { REASON_MAX } from "@/lib/text/limits";
import { type Asked, type Confirming, confirmUnderLock } from "./confirm-under-lock";
import { readGivenCard } from "./given-card";
import { storeRefusal } from "./store-refusal";
import type { VerbDeps } from "./verb-deps";

/**
 * Confirming an opened control: at most one call to the provider for each request key, and one answer. A refusal means
 * that nothing was sent and nothing will be; `unknown` claims nothing. Takes at most about as long as the gateway waits.
 */
export async function confirmOrderVerb(
  deps: VerbDeps,
  staff: StaffMember,
  confirmation: Confirmation,
): Promise<KeptAnswer> {
  if (isLonger(confirmation.reason, REASON_MAX)) return err({ code: "reason_too_long" });
  const card = await readGivenCard(deps.gateway, confirmation.cardToken);
  const since = deps.clock.monotonic();
  const confirming = await commit(deps, { staff, confirmation, card, operationId: deps.ids.next() });
  if (confirming.kind === "answered") return confirming.result;
  return ok(await sendAndSettle(deps, confirming, since));
}

async function commit(deps: VerbDeps, asked: Asked): Promise<Confirming> {
  try {
    return await retryOnConflict(deps.clock, () => deps.store.transaction((tx) => confirmUnderLock(tx, asked)));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    deps.log("warn", "verb_not_committed", { requestKey: asked.confirmation.requestKey, why: error.message });
    const result = error.perhapsCommitted ? await lookAgain(deps, asked) : null;
    return { kind: "answered", result: result ?? err(storeRefusal(error)) };
  }
}

/**
 * The answer to COMMIT was lost. If the transaction was committed, its key has an answer or an operation. No process has
 * sent that operation; the worker will find that it never arrived. If the transaction was rolled back, the same key may
 * be confirmed again. Null where the database cannot be asked either.
 */
async function lookAgain(deps: VerbDeps, { confirmation }: Asked): Promise<KeptAnswer | null> {
  try {
    return await deps.store.transaction(async (tx) => {
      const known = await tx.findPreparation(confirmation.requestKey);
      if (known === null) return err({ code: "preparation_unknown" });
      // Waits for the lost transaction to end: its COMMIT may still be on the way.
      await tx.lockOrder(known.orderId);
      const preparation = (await tx.findPreparation(confirmation.requestKey)) ?? known;
      if (preparation.answer !== null) return preparation.answer;
      const operation = preparation.operationId === null ? null : await tx.findOperation(preparation.operationId);
      if (operation === null) return err({ code: "database_unavailable" });
      return ok(await keptAnswer(tx, operation, preparation.version + 1, await tx.now()));
    });
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}

import type { Gateway, GatewayReply } from "@/lib/gateway/port";
import type { OperationAnswer } from "@/lib/gateway/protocol";
import type { VerbAnswer } from "@/lib/orders/contract";
import { again, SETTLE_AGAIN } from "./again";
import { answerOf } from "./answer";
import { movedBy } from "./movement";
import type { Clock, Log, Store } from "./port";
import { attemptEndOf, type Reading, readMutation } from "./reading";
import type { OpenOperationRecord, PaymentRecord } from "./records";
import { askedOf, requestOf } from "./request";
import { type Step, settle } from "./settle";
import { StoreError } from "./store-error";

export interface SendDeps {
  readonly store: Store;
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The one call of a committed intent, outside any transaction, and the writing of what came back.
 * `since`: this process's monotonic clock from before the intent was decided. Never throws for what a network, a
 * provider or the database does: what is not known is answered as unknown, and the worker goes on.
 */
export async function sendAndSettle(
  deps: SendDeps,
  intent: { readonly operation: OpenOperationRecord; readonly payment: PaymentRecord; readonly version: number },
  since: number,
): Promise<VerbAnswer> {
  const { operation } = intent;
  const step = await callOnce(deps, intent, since);
  try {
    const settled = await again(deps.clock, SETTLE_AGAIN, () => settle(deps.store, step));
    return settled.answer;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    deps.log("error", "operation_not_settled", { operationId: operation.id, why: error.message });
    return answerOf({ ...operation, state: "unknown" }, intent.version, operation.createdAt);
  }
}

async function callOnce(
  deps: SendDeps,
  { operation, payment }: { readonly operation: OpenOperationRecord; readonly payment: PaymentRecord },
  since: number,
): Promise<Step> {
  const asked = askedOf(operation, payment.providerPaymentId);
  if (asked.paymentId === null) throw new Error(`operation ${operation.id} is for a payment that no provider knows`);
  // A process that slept through the request's life (suspended, swapped out) no longer calls. Near a rule's limit that
  // life is short. `since` lies before the intent, so that this errs towards not calling.
  const tooLate = deps.clock.monotonic() - since > operation.expiresAt - operation.createdAt;
  const reply = tooLate ? NOT_CALLED : await deps.gateway.operate(asked.paymentId, requestOf(operation));
  const reading: Reading = reply === NOT_CALLED ? TOO_LATE : readMutation(asked, reply, movedBy(operation, payment));
  return {
    operationId: operation.id,
    fence: operation.fence,
    by: { actor: "staff", staffId: operation.staffId },
    read: () => reading,
    attempt: { kind: "send", seq: FIRST, end: (believed, now) => attemptEndOf(reply, believed, now) },
  };
}

/** The attempt that was written with the intent. */
const FIRST = 1;
const TOO_LATE: Reading = { outcome: "never_begun", cause: "not_called_in_time" };
const NOT_CALLED = {
  kind: "silence",
  cause: "timeout",
  detail: "not called",
  raw: null,
  httpStatus: null,
} as const satisfies GatewayReply<OperationAnswer>;

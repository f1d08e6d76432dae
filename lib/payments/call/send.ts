import type { AskedOperation, Gateway, GatewayReply } from "@/lib/gateway/port";
import type { OperationAnswer } from "@/lib/gateway/protocol";
import type { VerbAnswer } from "@/lib/payments/model/contract";
import { movedBy } from "@/lib/payments/model/movement";
import type { OpenOperationRecord, PaymentRecord } from "@/lib/payments/model/records";
import type { Clock, Log, Store } from "@/lib/payments/store/port";
import { retryOnConflictOrAway } from "@/lib/payments/store/retry";
import { StoreError } from "@/lib/payments/store/store-error";
import type { EpochMs } from "@/lib/time/epoch";
import { answerOf } from "./answer";
import { inquire } from "./inquiry";
import { CONFIRM_WITHIN_MS } from "./pace";
import { attemptEndOf, type Reading, readMutation, UNCONFIRMED } from "./reading";
import { type Authorization, askedOf, authorizeRequestOf, requestOf } from "./request";
import { type Step, settle } from "./settle";

export interface SendDeps {
  readonly store: Store;
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The one call of a committed intent, outside any transaction, and the writing of what came back. If the
 * reply might describe a duplicate delivery, inquire immediately instead of leaving it to the worker.
 * `since`: this process's monotonic clock from before the intent was decided. Never throws for what a network, a
 * provider or the database does: an outcome that is not known is answered as unknown, and the worker takes over.
 */
export async function sendAndSettle(
  deps: SendDeps,
  intent: Sent & { readonly version: number },
  since: number,
): Promise<VerbAnswer> {
  const { operation } = intent;
  const called = await callOnce(deps, intent, since);
  const step = leftUnconfirmed(deps, called, since) ? await confirmed(deps, intent, called) : stepOf(operation, called);
  try {
    const settled = await retryOnConflictOrAway(deps.clock, () => settle(deps.store, step));
    return settled.answer;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    deps.log("error", "operation_not_settled", { operationId: operation.id, why: error.message });
    return answerOf({ ...operation, state: "unknown" }, intent.version, operation.createdAt, false);
  }
}

/** A committed intent with its payment, and what goes out beside its row. */
export interface Sent {
  readonly operation: OpenOperationRecord;
  readonly payment: PaymentRecord;
  /** null: of no authorization. */
  readonly authorization: Authorization | null;
}

interface Called {
  readonly reply: GatewayReply<OperationAnswer>;
  readonly reading: Reading;
}

async function callOnce(deps: SendDeps, sent: Sent, since: number): Promise<Called> {
  const { operation, payment } = sent;
  const asked = askedOf(operation, payment.providerPaymentId);
  // A process that slept through the request's life (suspended, swapped out) no longer calls. Near a rule's limit that
  // life is short. `since` lies before the intent, so that this errs towards not calling.
  const tooLate = deps.clock.monotonic() - since > operation.expiresAt - operation.createdAt;
  if (tooLate) return { reply: NOT_CALLED, reading: TOO_LATE };
  const reply = await call(deps, sent, asked);
  return { reply, reading: readMutation(asked, reply, movedBy(operation, payment)) };
}

async function call(
  deps: SendDeps,
  { operation, authorization }: Sent,
  asked: AskedOperation,
): Promise<GatewayReply<OperationAnswer>> {
  if (authorization !== null) return deps.gateway.authorize(authorizeRequestOf(operation, authorization));
  if (asked.paymentId === null) throw new Error(`operation ${operation.id} is for a payment that no provider knows`);
  return deps.gateway.operate(asked.paymentId, requestOf(operation));
}

function stepOf(operation: OpenOperationRecord, { reply, reading }: Called): Step {
  return {
    ...whose(operation),
    read: () => reading,
    attempts: [{ kind: "send", seq: FIRST, end: (believed, now) => attemptEndOf(reply, believed, now) }],
  };
}

/** Inquire only while the lease is sure to last; after that the worker does. */
function leftUnconfirmed({ clock }: SendDeps, { reading }: Called, since: number): boolean {
  const unconfirmed = reading.outcome === "unknown" && UNCONFIRMED.includes(reading.cause);
  return unconfirmed && clock.monotonic() - since <= CONFIRM_WITHIN_MS;
}

/** The same step, with the inquiry's reading in place of the reply's. */
async function confirmed(deps: SendDeps, { operation, payment }: Sent, { reply, reading }: Called): Promise<Step> {
  const { read, attempt } = await inquire(deps, operation, payment.providerPaymentId);
  const heardBefore = (now: EpochMs) => now - attempt.tookMs;
  return {
    ...whose(operation),
    read,
    attempts: [{ kind: "send", seq: FIRST, end: (_, now) => attemptEndOf(reply, reading, heardBefore(now)) }, attempt],
  };
}

function whose({ id, fence, staffId }: OpenOperationRecord): Pick<Step, "operationId" | "fence" | "by"> {
  return { operationId: id, fence, by: { actor: "staff", staffId } };
}

/** The attempt that was written with the intent. */
const FIRST = 1;
const TOO_LATE: Reading = { outcome: "never_begun", cause: "not_called_in_time" };
const NOT_CALLED = {
  kind: "not_called",
  cause: "not_called_in_time",
  raw: null,
  httpStatus: null,
} as const satisfies GatewayReply<OperationAnswer>;

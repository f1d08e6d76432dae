import { decideCancel } from "@/lib/payments/decide/decide-cancel";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import { HOUR_MS, MINUTE_MS } from "../calendar";
import { CANCEL_REASONS } from "../remarks";
import type { OperationRow } from "../rows";
import { type Call, enterAtProvider, tellCall, unsettledAttempts } from "./calls";
import { type Draft, factsAt, happened, nextMoment } from "./draft";
import { callOf, endAtProvider } from "./payment-steps";
import { openTask } from "./shop-steps";

/** The call of a linked cancel at that moment; null where the rules send none. */
function linkedCancel(draft: Draft, at: EpochMs): Call | null {
  const decision = decideCancel(factsAt(draft, at), "operator");
  if (!decision.allowed || decision.plan.does !== "send") return null;
  return callOf(draft, at, decision, draft.random.pick(CANCEL_REASONS));
}

/** The provider refused; with `taskOpen` staff put it on the list of what the console needs. */
export function tellCancelRefused(draft: Draft, at: EpochMs): void {
  const call = linkedCancel(draft, at);
  if (call === null) return;
  const refused = tellCall(draft, call, { state: "failed", meaning: "invalid_state" });
  if (!draft.part.taskOpen) return;
  const addedAt = nextMoment(draft, HOUR_MS);
  openTask(draft, {
    kind: "cancel",
    at: addedAt,
    amountBefore: refused.amountBefore,
    amountAfter: 0,
    reasons: ["refused_by_provider"],
    operationId: refused.id,
  });
  happened(draft, {
    at: addedAt,
    actor: "staff",
    staffId: refused.staffId,
    kind: "console_task_added",
    data: { changes: [], operationId: refused.id, operation: refused.kind },
  });
}

/** The intent stood too long before a sender took it. */
export function tellNotSent(draft: Draft, at: EpochMs): void {
  const call = linkedCancel(draft, at);
  if (call !== null) tellCall(draft, call, { state: "not_sent" });
}

function stayOpen(draft: Draft, operation: OperationRow, inquiries: number, cause: "timeout" | "pending"): void {
  draft.attempts.push(...unsettledAttempts(operation, inquiries, cause));
  operation.inquiries = inquiries;
  operation.cause = cause;
}

/** How long 確認中 can be seen in a sample that was just laid. */
const SEEN_MS = 45_000;

/** Done at the provider, but its answer was lost on the way: the worker finds out by its next inquiry. */
export function tellUnknown(draft: Draft): void {
  const { now } = draft.world;
  const at = now - 2 * MINUTE_MS;
  const call = linkedCancel(draft, at);
  if (call === null) return;
  const operation = tellCall(draft, call, { state: "unknown" });
  const { id: operationId, kind, amount, providerOperation } = operation;
  endAtProvider(draft, at + 400);
  enterAtProvider(draft, { operationId, kind, amount, at: at + 400, providerOperation });
  stayOpen(draft, operation, 2, "timeout");
  operation.nextStepAt = now + SEEN_MS;
}

/** The provider took it and does not finish it: every inquiry is answered and settles nothing, so a person has to look. */
export function tellNeedsPerson(draft: Draft): void {
  const { now } = draft.world;
  const at = now - 26 * MINUTE_MS;
  const call = linkedCancel(draft, at);
  if (call === null) return;
  const operation = tellCall(draft, call, { state: "needs_person" });
  const { kind } = operation;
  if (draft.provider === null || kind === "authorize")
    throw new Error(`${draft.order.orderNumber} has no cancel to take`);
  draft.provider.taken = {
    operationId: operation.id,
    kind,
    amount: operation.amount,
    providerOperation: operation.providerOperation,
    at: formatInstant(at + 400),
    expiresAt: formatInstant(operation.expiresAt),
  };
  stayOpen(draft, operation, 5, "pending");
  operation.nextStepAt = now + MINUTE_MS;
}

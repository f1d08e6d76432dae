import type { Answer } from "@/lib/capability/types";
import { classify } from "@/lib/gateway/classify";
import { type OperationKind, PROTOCOL_ERROR_STATUS, REQUEST_LIFETIME_MS } from "@/lib/gateway/protocol";
import type { ProviderCodeMeaning, ProviderStatusMeaning } from "@/lib/gateway/providers/profile";
import { profileOf } from "@/lib/gateway/providers/registry";
import { REFUSAL_UNCONFIRMED } from "@/lib/payments/call/reading";
import { BLANK_OPERATION } from "@/lib/payments/model/blank";
import type { ChangedField, Plan } from "@/lib/payments/model/contract";
import { heldOf } from "@/lib/payments/model/payment-facts";
import type { OperationDetails, PendingEdit } from "@/lib/payments/model/records";
import type { OperationState } from "@/lib/payments/model/states";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import type { AttemptRow, OperationRow } from "../rows";
import { SAMPLE_SHOP } from "../settings";
import { type Draft, type Happening, happened } from "./draft";

/** A call to the provider as it is about to be told. */
export interface Call {
  readonly at: EpochMs;
  readonly plan: Extract<Plan, { does: "send" }>;
  readonly answer?: Answer | null;
  readonly edit?: PendingEdit;
  readonly details?: OperationDetails;
  readonly reason?: string;
  readonly staffId?: string;
}

/** How a call ended, as far as the shop knows. */
export type CallEnd =
  | { readonly state: "succeeded" }
  | { readonly state: "failed"; readonly meaning: ProviderCodeMeaning }
  /** It arrived after its own end, so the provider's side did not begin it. */
  | { readonly state: "not_sent" }
  | { readonly state: "pending" }
  | { readonly state: "unknown" }
  | { readonly state: "needs_person" };

/** The provider's word for a state; every provider has one for each. */
function statusWord(method: string, meaning: ProviderStatusMeaning): string {
  const profile = profileOf(method);
  const words = { ...profile.statuses, ...profile.methods[method]?.statuses };
  const found = Object.entries(words).find(([, says]) => says === meaning);
  if (found === undefined) throw new Error(`no status word for ${meaning} of ${method}`);
  return found[0];
}

/** One of the provider's codes that mean this; "*" at a code's end stands for anything. null where it has none. */
function codeFor(method: string, meaning: ProviderCodeMeaning): string | null {
  const profile = profileOf(method);
  const codes = { ...profile.codes, ...profile.methods[method]?.codes };
  const found = Object.entries(codes).find(([, says]) => says === meaning);
  return found === undefined ? null : found[0].replace(/\*$/, "001");
}

/** How the provider calls the payment's state now; what lapsed has a word of the provider's side alone. */
export function currentStatusWord({ order, provider }: Draft): string | null {
  return provider === null || provider.state === "lapsed" ? null : statusWord(order.methodId, provider.state);
}

const SETTLED: readonly OperationState[] = ["succeeded", "failed", "not_sent"];

/** Why it was allowed, as the write path keeps it. */
function decisionOf(draft: Draft, { plan, at, answer = null }: Call): OperationRow["decision"] {
  return {
    plan,
    outcome: answer?.outcome ?? null,
    reasons: answer?.reasons ?? [],
    flags: draft.world.settings.flagsAt(draft.order.methodId, at),
    settings: { pciDss: SAMPLE_SHOP.pciDss },
    editChoice: true,
    acknowledged: false,
    decidedAt: at,
  };
}

/** The journal's row of a call. */
function operationOf(draft: Draft, call: Call, end: CallEnd): OperationRow {
  const { order, payment, random } = draft;
  const { plan, at } = call;
  const sentAt = at + random.int(20, 90);
  return {
    id: random.uuid(at),
    orderId: order.id,
    paymentId: payment.id,
    kind: plan.kind,
    state: end.state,
    methodId: order.methodId,
    providerOperation: plan.providerOperation,
    amountBefore: heldOf(payment),
    amount: plan.amount,
    edit: call.edit ?? null,
    ...BLANK_OPERATION,
    details: call.details ?? null,
    decision: decisionOf(draft, call),
    reason: call.reason ?? "",
    staffId: call.staffId ?? null,
    requestKey: null,
    deadline: call.answer?.deadline ?? null,
    expiresAt: at + REQUEST_LIFETIME_MS,
    fence: 1,
    leaseUntil: null,
    nextStepAt: null,
    sends: 1,
    inquiries: 0,
    providerCode: end.state === "failed" ? codeFor(order.methodId, end.meaning) : null,
    providerStatus: null,
    cause: end.state === "not_sent" ? "expired" : null,
    createdAt: at,
    sentAt,
    settledAt: SETTLED.includes(end.state) ? sentAt + random.int(150, 1_400) : null,
  };
}

/** What an event of the trail says about a call. */
function told(operation: OperationRow, changes: readonly ChangedField[]): Happening["data"] {
  const { id: operationId, kind, amountBefore, amount, providerCode, cause, reason } = operation;
  return {
    changes,
    operationId,
    operation: kind,
    amountBefore,
    amount,
    ...(reason === "" ? {} : { reason }),
    ...(providerCode === null ? {} : { providerCode }),
    ...(cause === null ? {} : { cause }),
  };
}

const EVENT_OF_END = {
  succeeded: "operation_succeeded",
  failed: "operation_failed",
  not_sent: "operation_not_sent",
} as const;

type Ended = Extract<CallEnd, { state: keyof typeof EVENT_OF_END }>;

function isEnd(end: CallEnd): end is Ended {
  return end.state in EVENT_OF_END;
}

/** What a call did to the order, by the fields that changed. */
type Effect = (operation: OperationRow, at: EpochMs) => readonly ChangedField[];

const NO_EFFECT: Effect = () => [];

/**
 * One call, as the write path leaves it: the intent with its event, the attempt, the answer with its effect and its
 * event. A call of staff has both events; the buyer's authorization, which the shop front made, only the last.
 */
export function tellCall(draft: Draft, call: Call, end: CallEnd, effect: Effect = NO_EFFECT): OperationRow {
  const operation = operationOf(draft, call, end);
  draft.operations.push(operation);
  const { staffId } = operation;
  const actor = staffId === null ? "customer" : "staff";
  if (staffId !== null) {
    happened(draft, { at: call.at, actor, staffId, kind: "operation_started", data: told(operation, []) });
  }
  if (operation.settledAt === null || !isEnd(end)) return operation;
  draft.attempts.push(...answered(operation));
  const at = operation.settledAt;
  const changes = effect(operation, at);
  happened(draft, { at, actor, staffId, kind: EVENT_OF_END[end.state], data: told(operation, changes) });
  return operation;
}

/** The send; after a refusal that only an inquiry makes final, also the sender's own inquiry. */
function answered(operation: OperationRow): readonly AttemptRow[] {
  const send = answeredSend(operation);
  const { id, kind, state, methodId, providerCode } = operation;
  // The buyer's authorization is the shop front's call: no inquiry follows it.
  if (state !== "failed" || kind === "authorize") return [send];
  const refusal = { operationId: id, result: "refused", providerCode, payment: null } as const;
  if (classify(methodId, refusal, "mutation").outcome !== "refusal_unconfirmed") return [send];
  operation.inquiries = 1;
  const inquiredAt = send.startedAt + Math.round((send.endedAt - send.startedAt) * 0.7);
  const raw = JSON.stringify({ found: true, answer: JSON.parse(send.raw) });
  return [
    { ...send, endedAt: inquiredAt, outcome: REFUSAL_UNCONFIRMED },
    { ...send, seq: 2, kind: "inquire", startedAt: inquiredAt, raw },
  ];
}

function answeredSend(operation: OperationRow) {
  const { id, state, providerCode, providerStatus, providerOperation, cause } = operation;
  const result = state === "succeeded" ? "succeeded" : "refused";
  const answer = { operationId: id, result, providerOperation, providerCode, providerStatus };
  return {
    operationId: id,
    seq: 1,
    kind: "send",
    startedAt: operation.sentAt ?? operation.createdAt,
    endedAt: operation.settledAt ?? operation.createdAt,
    outcome: cause ?? result,
    httpStatus: cause === null ? 200 : PROTOCOL_ERROR_STATUS.expired,
    providerCode,
    providerStatus,
    raw: JSON.stringify(cause === null ? answer : { error: { code: cause } }),
  } satisfies AttemptRow;
}

/** Sent, and nothing came back; `inquiries` asked since and ended in `cause`. */
export function unsettledAttempts(operation: OperationRow, inquiries: number, cause: string): readonly AttemptRow[] {
  const sentAt = operation.sentAt ?? operation.createdAt;
  return Array.from({ length: inquiries + 1 }, (_, index) => {
    const answered = index > 0 && cause !== "timeout";
    return {
      operationId: operation.id,
      seq: index + 1,
      kind: index === 0 ? ("send" as const) : ("inquire" as const),
      startedAt: sentAt + index * 12_000,
      endedAt: sentAt + index * 12_000 + (answered ? 300 : REQUEST_LIFETIME_MS),
      outcome: answered ? cause : "timeout",
      httpStatus: answered ? 200 : null,
      providerCode: null,
      providerStatus: null,
      raw: null,
    };
  });
}

/** Puts on the provider's side what a successful call, or a person in its console, did. */
export function enterAtProvider(
  draft: Draft,
  entry: {
    readonly operationId: string | null;
    readonly kind: OperationKind;
    readonly amount: number;
    readonly at: EpochMs;
    readonly providerOperation: string;
  },
): void {
  const { provider } = draft;
  if (provider === null) throw new Error(`order ${draft.order.orderNumber}: no payment at the provider`);
  provider.entries.push({
    ...entry,
    seq: provider.entries.length + 1,
    at: formatInstant(entry.at),
    providerCode: null,
    providerStatus: currentStatusWord(draft) ?? "",
  });
}

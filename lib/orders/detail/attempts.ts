import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { CardFacts } from "@/lib/gateway/protocol";
import type { ProviderCodeMeaning } from "@/lib/gateway/providers/profile";
import type { PaymentRecord } from "@/lib/payments/model/records";
import { isTerminal, type OpenState } from "@/lib/payments/model/states";
import type { EpochMs } from "@/lib/time/epoch";
import type { HistoryEntry, OperationEntry } from "./order-history";

/** One authorization that was tried: with what, and what became of it. */
export interface AuthorizationAttempt {
  /** null where only the payment's row tells of it. */
  readonly at: EpochMs | null;
  readonly methodId: MethodId;
  /** null where the payment's row, which alone tells of it, has none. */
  readonly amount: number | null;
  readonly card: CardFacts | null;
  readonly came: AttemptResult;
  readonly providerCode: string | null;
  readonly meaning: ProviderCodeMeaning | null;
}

export type AttemptResult =
  | { readonly to: "lives" | "refused" | "canceled" | "not_sent" }
  | { readonly to: "lapsed"; readonly at: EpochMs }
  /** Still on its way. */
  | { readonly to: "open"; readonly state: OpenState };

interface Tried {
  readonly payment: PaymentRecord | null;
  readonly earlierPayments: readonly PaymentRecord[];
  readonly history: readonly HistoryEntry[];
}

/** Newest first. A payment that no call of ours tells of (it came in with its order) stands there by its own row. */
export function authorizationAttempts({ payment, earlierPayments, history }: Tried): readonly AuthorizationAttempt[] {
  const payments = payment === null ? earlierPayments : [...earlierPayments, payment];
  const calls = history.filter(
    (entry): entry is OperationEntry => entry.type === "operation" && entry.kind === "authorize",
  );
  const told = new Set(calls.map(({ paymentId }) => paymentId));
  const tried = [
    ...calls.map((call) => attemptOfCall(call, payments.find(({ id }) => id === call.paymentId) ?? null)),
    ...payments.filter(({ id, state }) => state !== "awaiting" && !told.has(id)).map(attemptOfPayment),
  ];
  return tried.sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

function attemptOfCall(call: OperationEntry, payment: PaymentRecord | null): AuthorizationAttempt {
  const { at, methodId, amount, providerCode, meaning, authorization } = call;
  return {
    at,
    methodId,
    amount,
    card: authorization?.card ?? null,
    came: resultOf(call, payment),
    providerCode,
    meaning,
  };
}

function resultOf({ state }: OperationEntry, payment: PaymentRecord | null): AttemptResult {
  if (!isTerminal(state)) return { to: "open", state };
  if (state === "failed") return { to: "refused" };
  if (state === "not_sent") return { to: "not_sent" };
  return payment === null ? { to: "lives" } : endOf(payment);
}

function attemptOfPayment(payment: PaymentRecord): AuthorizationAttempt {
  const { paymentAt: at, methodId, authorized } = payment;
  const amount = authorized > 0 ? authorized : null;
  return { at, methodId, amount, card: null, came: endOf(payment), providerCode: null, meaning: null };
}

function endOf({ state, lapsedAt, paymentAt }: PaymentRecord): AttemptResult {
  switch (state) {
    case "rejected":
    case "awaiting":
      return { to: "refused" };
    case "lapsed":
      return { to: "lapsed", at: lapsedAt ?? paymentAt ?? 0 };
    case "voided":
    case "refunded":
      return { to: "canceled" };
    default:
      return { to: "lives" };
  }
}

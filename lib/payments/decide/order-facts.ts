import type { Case } from "@/lib/capability/case";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { MethodRules, Question, Stage } from "@/lib/capability/types";
import type { NoAuthorization } from "@/lib/payments/model/contract";
import {
  type OrderStatus,
  type PaymentStage,
  type WithoutAuthorization,
  withoutAuthorization,
} from "@/lib/payments/model/order-states";
import { heldOf, stageOf } from "@/lib/payments/model/payment-facts";
import type { ConsoleTaskKind, LockedOrder, PaymentState, RuleInputs, ShopRules } from "@/lib/payments/model/records";
import type { OpenState } from "@/lib/payments/model/states";
import type { EpochMs } from "@/lib/time/epoch";

/** All that a verdict on an order depends on, apart from the person's role. Amounts are whole yen. */
export interface OrderFacts {
  readonly methodId: MethodId;
  readonly orderedAt: EpochMs;
  readonly total: number;
  readonly status: OrderStatus;
  readonly paid: boolean;
  readonly threeDSecure: boolean;
  readonly slipNumberSent: boolean;
  readonly cancellationMark: boolean;
  readonly stage: PaymentStage;
  /** Why no authorization lives; null where one does, or did until it was canceled. */
  readonly noAuthorization: NoAuthorization | null;
  /** What the provider holds. */
  readonly held: number;
  readonly waitingAmount: number | null;
  readonly paymentAt: EpochMs | null;
  readonly capturedAt: EpochMs | null;
  readonly openOperation: OpenState | null;
  readonly openTasks: readonly ConsoleTaskKind[];
  readonly flags: MethodRules;
  readonly settings: ShopRules;
  readonly now: EpochMs;
}

/** Fresh rows, flags and the database's clock, as one value. */
export function factsOf(locked: LockedOrder, rules: Pick<RuleInputs, "flags" | "settings">, now: EpochMs): OrderFacts {
  const { order, payment } = locked;
  return {
    methodId: order.methodId,
    orderedAt: order.orderedAt,
    total: order.total,
    status: order.status,
    paid: order.paid,
    threeDSecure: order.threeDSecure,
    slipNumberSent: order.slipNumberSent,
    cancellationMark: order.cancellationMark,
    stage: stageOf(payment),
    noAuthorization: noAuthorizationOf(payment?.state ?? null),
    held: heldOf(payment),
    waitingAmount: payment?.waitingAmount ?? null,
    paymentAt: payment?.paymentAt ?? null,
    capturedAt: payment?.capturedAt ?? null,
    openOperation: locked.openOperation?.state ?? null,
    openTasks: locked.openTasks.map((task) => task.kind),
    flags: rules.flags,
    settings: rules.settings,
    now,
  };
}

const NO_AUTHORIZATION: Readonly<Record<WithoutAuthorization, NoAuthorization>> = {
  awaiting: "awaiting_authorization",
  rejected: "authorization_rejected",
  lapsed: "authorization_lapsed",
};

/** `state` null: the order has no payment yet. */
export function noAuthorizationOf(state: PaymentState | null): NoAuthorization | null {
  const without = withoutAuthorization(state);
  return without === null ? null : NO_AUTHORIZATION[without];
}

/** What a case reads of an order; lists that have no more than this ask with it too. */
export type CaseFacts = Omit<
  OrderFacts,
  "total" | "status" | "cancellationMark" | "noAuthorization" | "waitingAmount" | "openOperation" | "openTasks"
>;

/** The stage that the rules know; null where there is no authorization, or nothing left of it. */
export function ruleStageOf(stage: PaymentStage): Stage | null {
  return stage === "before_capture" || stage === "after_capture" ? stage : null;
}

/**
 * The question as the evaluator takes it; null where the payment is in no stage that the rules know.
 * `amount` is what the provider holds, not the order's total: a change is an increase or a decrease to the provider.
 */
export function caseOf(
  facts: CaseFacts,
  question: Question,
  asked: { readonly newAmount?: number; readonly editChoice?: boolean } = {},
): Case | null {
  const stage = ruleStageOf(facts.stage);
  if (stage === null) return null;
  return {
    method: facts.methodId,
    capability: question,
    stage,
    now: facts.now,
    orderedAt: facts.orderedAt,
    paymentAt: facts.paymentAt,
    capturedAt: facts.capturedAt,
    paid: facts.paid,
    threeDSecure: facts.threeDSecure,
    slipNumberSent: facts.slipNumberSent,
    orderMode: facts.flags.orderMode,
    pciDss: facts.settings.pciDss,
    editChoice: asked.editChoice ?? false,
    amount: facts.held,
    newAmount: asked.newAmount ?? facts.held,
    flags: facts.flags,
  };
}

import { authorizationRules } from "@/lib/capability/authorization";
import { methodTitle, PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import { lapsesAt } from "@/lib/gateway/providers/registry";
import { mayAs, type Role } from "@/lib/identity/role";
import { factsOf, type OrderFacts } from "@/lib/payments/decide/order-facts";
import { ownReasons } from "@/lib/payments/decide/own-reasons";
import { withoutAuthorization } from "@/lib/payments/model/order-states";
import type { ConsoleTaskRecord, OpenOperationRecord, PaymentRecord, RuleInputs } from "@/lib/payments/model/records";
import type { EpochMs } from "@/lib/time/epoch";
import { authorizationAttempts } from "./attempts";
import { customerAddress, deliveryPart } from "./delivery-part";
import { factsPart } from "./facts-view";
import { canceledPart, isCancel } from "./order-view-canceled";
import { amountCard, type CardContext, cancelCard, captureCard, markCard } from "./order-view-cards";
import type {
  AmountsApart,
  AuthorizationNow,
  OpenOperationView,
  OpenTaskView,
  OrderView,
  PaymentPart,
} from "./order-view-types";
import { type LookedAtOrder, reconciliationView, seenAt } from "./reconciliation-view";

/** Everything of one order that its screen draws from, as read at one instant. */
export interface OrderRecords extends LookedAtOrder {
  readonly rules: Pick<RuleInputs, "flags" | "settings">;
  /** Where the provider's own notice of each is read, "" where the shop has set none. */
  readonly noticeUrls: CardContext["noticeUrls"];
  /** Payments that the present one took the place of, oldest first. */
  readonly earlierPayments: readonly PaymentRecord[];
  /** Names of those whose ids stand in the rows. */
  readonly staffNames: ReadonlyMap<string, string>;
}

/** Rows, flags, who looks and the server's clock → what the screen shows. Pure; decides by the verbs' own functions. */
export function orderView(records: OrderRecords, viewer: { readonly role: Role }, now: EpochMs): OrderView {
  const { order, payment, openOperation, openTasks, staffNames } = records;
  const facts = factsOf(records, records.rules, now);
  const nameOf = (id: string | null) => (id === null ? null : (staffNames.get(id) ?? id));
  const context: CardContext = {
    facts,
    role: viewer.role,
    noticeUrls: records.noticeUrls,
    markedAt: order.cancellationMarkedAt,
    markedBy: nameOf(order.cancellationMarkedBy),
    canceledAt: payment?.canceledAt ?? null,
    canceledBy: records.history.find(isCancel)?.by ?? null,
  };
  const provider = PROVIDERS[providerOf(order.methodId)];
  const mark = order.cancellationMarkedAt === null ? null : { at: order.cancellationMarkedAt, by: context.markedBy };
  const paid: PaymentPart = {
    stage: facts.stage,
    without: withoutAuthorization(payment?.state ?? null),
    providerPaymentId: payment?.providerPaymentId ?? null,
    providerAmount: facts.held,
    waitingAmount: facts.waitingAmount,
    paymentAt: facts.paymentAt,
    capturedAt: facts.capturedAt,
    canceledAt: context.canceledAt,
    lapsedAt: payment?.lapsedAt ?? null,
    lapsesAt:
      facts.stage === "before_capture" && facts.paymentAt !== null ? lapsesAt(order.methodId, facts.paymentAt) : null,
    captureReason: payment?.captureReason ?? null,
    card: cardOf(payment),
    earlier: records.earlierPayments.map(earlierPayment),
  };
  return {
    serverNow: now,
    orderNumber: order.orderNumber,
    version: order.version,
    method: {
      id: order.methodId,
      title: methodTitle(order.methodId),
      provider: provider.label,
      providerShort: provider.short,
    },
    order: {
      orderedAt: order.orderedAt,
      status: order.status,
      customer: {
        name: order.customerName,
        kana: order.customerKana,
        email: order.customerEmail,
        phone: order.customerPhone,
        address: customerAddress(order),
      },
      delivery: deliveryPart(order),
      lines: order.lines.map((line, position) => ({ position, ...line })),
      subtotal: order.subtotal,
      shippingFee: order.shippingFee,
      fee: order.fee,
      discount: order.discount,
      points: order.points,
      total: order.total,
      taxRounding: order.taxRounding,
      paid: order.paid,
      paidOn: order.paidOn,
      carrier: order.carrier,
      shippedOn: order.shippedOn,
      threeDSecure: order.threeDSecure,
      slipNumber: order.slipNumber,
      slipNumberSent: order.slipNumberSent,
      mark,
      memo: order.memo,
    },
    payment: paid,
    facts: factsPart(facts, viewer.role),
    amounts: amountsApart(facts),
    openOperation: openOperation === null ? null : openOperationView(openOperation, viewer.role, nameOf),
    authorization: authorizationNow(context),
    attempts: authorizationAttempts(records),
    openTasks: openTasks.map((task) => openTaskView(task, nameOf)),
    reconciliation: reconciliationView(records, now),
    history: records.history,
    cards: {
      cancel: cancelCard(context),
      amount: amountCard(context),
      mark: markCard(context),
      capture: captureCard(context),
    },
    canceled: canceledPart({ payment: paid, mark, history: records.history }),
    viewer: { mayAct: mayAs(viewer.role, "operator"), mayChangeSettings: mayAs(viewer.role, "admin") },
  };
}

/** Both amounts, wherever they differ while the provider holds a payment, and which of the allowed causes it is. */
function amountsApart(facts: OrderFacts): AmountsApart | null {
  const held = facts.stage === "before_capture" || facts.stage === "after_capture";
  if (!held || facts.held === facts.total) return null;
  const both = { shop: facts.total, provider: facts.held };
  if (facts.openOperation !== null) return { ...both, why: "operation_open" };
  if (facts.waitingAmount !== null) return { ...both, why: "awaits_capture" };
  return { ...both, why: facts.openTasks.includes("change_amount") ? "console_task_open" : "discrepancy" };
}

function authorizationNow({ facts, role }: CardContext): AuthorizationNow | null {
  if (facts.stage !== "unauthorized" || facts.cancellationMark) return null;
  return {
    rules: authorizationRules(facts.methodId, { flags: facts.flags, ...facts.settings }),
    blockers: ownReasons("authorize", facts, role).map((reason) => ({ reason, at: null, by: null })),
  };
}

function cardOf(payment: PaymentRecord | null): PaymentPart["card"] {
  if (payment === null) return null;
  const { cardBrand: brand, cardLast4: last4, cardExpiry: expiry, securityCode } = payment;
  if (brand === null || last4 === null || expiry === null || securityCode === null) return null;
  return { brand, last4, expiry, securityCode };
}

function earlierPayment(payment: PaymentRecord): PaymentPart["earlier"][number] {
  const { methodId, authorized, paymentAt, lapsedAt, canceledAt } = payment;
  return { methodId, amount: authorized, paymentAt, lapsedAt, canceledAt };
}

type NameOf = (id: string | null) => string | null;

function openOperationView(operation: OpenOperationRecord, role: Role, nameOf: NameOf): OpenOperationView {
  const { id, kind, state, amount, nextStepAt } = operation;
  return {
    id,
    kind,
    state,
    amount,
    at: operation.sentAt ?? operation.createdAt,
    by: nameOf(operation.staffId),
    nextStepAt,
    waitsFor: waitsForView(operation.waitsFor, role),
  };
}

function waitsForView(waits: OpenOperationRecord["waitsFor"], role: Role): OpenOperationView["waitsFor"] {
  if (waits?.for !== "buyer") return waits;
  // The wire took it as an instant of the protocol.
  return { for: "buyer", url: mayAs(role, "operator") ? waits.url : null, until: Date.parse(waits.until) };
}

function openTaskView(task: ConsoleTaskRecord, nameOf: NameOf): OpenTaskView {
  const { id, kind, amountBefore, amountAfter, openedAt } = task;
  return { id, kind, amountBefore, amountAfter, openedAt, openedBy: nameOf(task.openedBy), seenAt: seenAt(task) };
}

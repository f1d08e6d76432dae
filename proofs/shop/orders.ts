import { METHOD_IDS, type MethodId, providerOf } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import type { Stage } from "@/lib/capability/types";
import { AWAITING_PAYMENT, BLANK_LINE, BLANK_ORDER, BLANK_PAYMENT } from "@/lib/payments/model/blank";
import { stageOf, storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import type { OrderRecord, PaymentRecord } from "@/lib/payments/model/records";
import { entryOf, type Recorded } from "@/lib/simulator/answers";
import { applied, founded } from "@/lib/simulator/effects";
import { sideOf } from "@/lib/simulator/providers/registry";
import type { EpochMs } from "@/lib/time/epoch";
import type { SeededRandom } from "../random";

const DAY_MS = 86_400_000;

const ruleStageOf = (captured: boolean) => (captured ? "after_capture" : "before_capture");

/** Mostly methods whose cancel is linked at the stage: what sends nothing has little that can go wrong. */
const METHODS: Readonly<Record<Stage | "any", readonly MethodId[]>> = {
  before_capture: METHOD_IDS.filter((method) => cellOf(method, "cancel.before_capture") !== null),
  after_capture: METHOD_IDS.filter((method) => cellOf(method, "cancel.after_capture") !== null),
  any: METHOD_IDS,
};

/** An order as it stands when the history begins, with the provider's record of its payment. */
export interface OpenedOrder {
  readonly order: OrderRecord;
  readonly payment: PaymentRecord;
  readonly ledger: Recorded;
}

/** An order that may also wait for its authorization; `ledger` null: the provider knows nothing of it. */
export type AnyOrder = Omit<OpenedOrder, "ledger"> & { readonly ledger: Recorded | null };

/** In any state that staff can do something about. Deterministic. */
export function anyOrder(id: number, now: EpochMs, random: SeededRandom): AnyOrder {
  return random.chance(0.3) ? unauthorizedOrder(id, now, random) : drawnOrderAt(id, now, random);
}

/** It waits for its authorization, was refused one, or the provider let it end. */
function unauthorizedOrder(id: number, now: EpochMs, random: SeededRandom): AnyOrder {
  const methodId = random.pick(METHOD_IDS);
  const paymentAt = now - random.int(DAY_MS, 40 * DAY_MS);
  const total = random.pick([1_000, 5_000, 12_800, 300]);
  const state = random.pick(["awaiting", "awaiting", "rejected", "lapsed"] as const);
  const bare = { ...AWAITING_PAYMENT, id, orderId: id, methodId, state };
  const lapsedAt = now - random.int(0, DAY_MS);
  const payment: PaymentRecord =
    state === "lapsed"
      ? { ...bare, state, providerPaymentId: `pay-${id}`, authorized: total, paymentAt, lapsedAt }
      : { ...bare, state };
  const order = orderOf(payment, total, paymentAt, random);
  return {
    order,
    payment,
    ledger: state === "lapsed" ? lapsed(ledgerOf(payment, paymentAt, methodId), lapsedAt) : null,
  };
}

function lapsed({ payment, entries }: Recorded, lapsedAt: EpochMs): Recorded {
  return { payment: { ...payment, state: "lapsed", lapsedAt, updatedAt: lapsedAt }, entries };
}

/** Any method, captured or not, up to forty days old. Deterministic. */
export function drawnOrderAt(id: number, now: EpochMs, random: SeededRandom): OpenedOrder {
  const captured = random.chance(0.45);
  const methodId = random.pick(METHODS[random.chance(0.8) ? ruleStageOf(captured) : "any"]);
  const paymentAt = now - random.int(60_000, 40 * DAY_MS);
  const orderedAt = paymentAt - random.int(0, 3 * DAY_MS);
  const capturedAt = captured ? random.int(paymentAt, now) : null;
  const total = random.pick([1_000, 5_000, 12_800, 300]);
  const payment: PaymentRecord = {
    ...BLANK_PAYMENT,
    id,
    orderId: id,
    methodId,
    providerPaymentId: `pay-${id}`,
    state: captured ? "captured" : "authorized",
    authorized: total,
    captured: captured ? total : 0,
    refunded: 0,
    waitingAmount: null,
    paymentAt,
    capturedAt,
    canceledAt: null,
  };
  return { order: orderOf(payment, total, orderedAt, random), payment, ledger: ledgerOf(payment, orderedAt, methodId) };
}

function orderOf(payment: PaymentRecord, total: number, orderedAt: EpochMs, random: SeededRandom): OrderRecord {
  const { id, methodId } = payment;
  const slipNumberSent = random.chance(0.1);
  return {
    ...BLANK_ORDER,
    id,
    orderNumber: `S${id}`,
    version: 1,
    orderedAt,
    methodId,
    status: "preparing",
    customerName: "",
    customerKana: "",
    customerEmail: "",
    customerPhone: "",
    paid: random.chance(0.85),
    threeDSecure: random.chance(0.1),
    slipNumber: slipNumberSent ? "1" : null,
    slipNumberSent,
    cancellationMark: false,
    cancellationMarkedAt: null,
    cancellationMarkedBy: null,
    memo: "",
    stage: stageOf(payment),
    lines: [{ name: "goods", quantity: 1, unitPrice: total, ...BLANK_LINE }],
    subtotal: total,
    shippingFee: 0,
    discount: 0,
    points: 0,
    total,
    ...storedDeadlinesOf({ methodId, orderedAt, cancellationMark: false }, payment),
  };
}

function ledgerOf(payment: PaymentRecord, orderedAt: EpochMs, method: MethodId): Recorded {
  const provider = providerOf(method);
  const side = sideOf({ provider, method });
  const paymentId = payment.providerPaymentId ?? "";
  const amount = payment.authorized;
  const named = { paymentId, provider, method, orderNumber: `S${payment.id}`, orderedAt, threeDSecure: false };
  const first = founded({ ...named, amount, captureNow: false, card: null }, payment.paymentAt ?? 0);
  const done = { amount, operationId: null, providerOperation: "authorize" };
  const entry = entryOf(side, first, [], { ...done, kind: "authorize" });
  if (payment.capturedAt === null) return { payment: first, entries: [entry] };
  const then = applied(first, { kind: "capture", amount }, payment.capturedAt);
  return { payment: then, entries: [entry, entryOf(side, then, [entry], { ...done, kind: "capture" })] };
}

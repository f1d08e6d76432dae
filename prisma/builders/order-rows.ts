import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import type { OrderStatus, PaymentStage } from "@/lib/payments/model/order-states";
import { storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import { searchTextOf } from "@/lib/search/search-text";
import type { EpochMs } from "@/lib/time/epoch";
import type { Prisma } from "@/prisma/generated/client";

/** What of an order a test or journey cares about; everything else gets a believable value. Instants in epoch ms, yen. */
export interface OrderSpec {
  readonly orderNumber?: string;
  readonly methodId?: MethodId;
  readonly stage?: PaymentStage;
  readonly status?: OrderStatus;
  readonly orderedAt?: EpochMs;
  readonly paymentAt?: EpochMs;
  readonly capturedAt?: EpochMs;
  readonly canceledAt?: EpochMs;
  readonly customerName?: string;
  readonly customerKana?: string;
  readonly customerEmail?: string;
  readonly customerPhone?: string;
  readonly lines?: readonly OrderLineSpec[];
  readonly shippingFee?: number;
  readonly discount?: number;
  readonly points?: number;
  readonly paid?: boolean;
  readonly threeDSecure?: boolean;
  readonly slipNumber?: string;
  readonly slipNumberSent?: boolean;
  readonly cancellationMark?: boolean;
  readonly memo?: string;
  readonly providerPaymentId?: string;
  /** What the provider holds where it differs from the total. */
  readonly held?: number;
  readonly waitingAmount?: number;
  /** An authorization that was refused, at stage `unauthorized`. */
  readonly rejected?: boolean;
  /** An authorization that the provider let end, at stage `unauthorized`. */
  readonly lapsed?: boolean;
  /** Captured with its authorization, at stage `after_capture`. */
  readonly captureReason?: "flag" | "default";
}

export interface OrderLineSpec {
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: number;
}

export interface OrderRows {
  readonly order: Prisma.OrderCreateManyInput;
  readonly payment: Omit<Prisma.PaymentCreateManyInput, "orderId">;
  readonly lines: readonly Omit<Prisma.OrderLineCreateManyInput, "orderId">[];
}

const HOUR_MS = 3_600_000;
const LINE: OrderLineSpec = { name: "リネンシャツ 白 M", quantity: 2, unitPrice: 6_000 };
const FALLBACK_METHOD = METHOD_IDS[0] as MethodId;

/** The rows of one order, in keeping with the database's checks. `sequence` tells orders apart that say no more. */
export function orderRows(spec: OrderSpec, sequence: number, now: EpochMs): OrderRows {
  const methodId = spec.methodId ?? FALLBACK_METHOD;
  const stage = spec.stage ?? "before_capture";
  const orderedAt = spec.orderedAt ?? now - 48 * HOUR_MS;
  const lines = spec.lines ?? [LINE];
  const amounts = amountsOf(spec, lines);
  const payment = paymentOf(spec, stage, orderedAt, amounts.total, sequence);
  const orderNumber = spec.orderNumber ?? `T${String(sequence).padStart(8, "0")}`;
  const who = {
    customerName: spec.customerName ?? "佐藤 美咲",
    customerKana: spec.customerKana ?? "サトウ ミサキ",
    customerEmail: spec.customerEmail ?? `misaki${sequence}@example.jp`,
    customerPhone: spec.customerPhone ?? `090-0000-${String(sequence % 10_000).padStart(4, "0")}`,
  };
  const slipNumber = spec.slipNumber ?? (spec.slipNumberSent ? "4086-9808-1234" : null);
  const mark = markOf(spec, stage, now);
  const limits = storedDeadlinesOf({ methodId, orderedAt, cancellationMark: mark.cancellationMark }, clocksOf(payment));
  const order: Prisma.OrderCreateManyInput = {
    orderNumber,
    methodId,
    orderedAt: new Date(orderedAt),
    status: spec.status ?? (stage === "canceled" ? "canceled" : "preparing"),
    ...who,
    ...amounts,
    paid: spec.paid ?? stage !== "unauthorized",
    threeDSecure: spec.threeDSecure ?? false,
    slipNumber,
    slipNumberSent: spec.slipNumberSent ?? false,
    ...mark,
    memo: spec.memo ?? "",
    stage,
    cancelDeadline: dateOf(limits.cancelDeadline),
    amountDeadline: dateOf(limits.amountDeadline),
    nearestDeadline: dateOf(limits.nearestDeadline),
    searchText: searchTextOf({
      orderNumber,
      ...who,
      slipNumber,
      providerPaymentId: payment.providerPaymentId ?? null,
      lines,
    }),
  };
  return { order, payment: { ...payment, methodId }, lines: lines.map((line, position) => ({ ...line, position })) };
}

function amountsOf(spec: OrderSpec, lines: readonly OrderLineSpec[]) {
  const subtotal = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
  const { shippingFee = 800, discount = 0, points = 0 } = spec;
  return { subtotal, shippingFee, discount, points, total: subtotal + shippingFee - discount - points };
}

function markOf(spec: OrderSpec, stage: PaymentStage, now: EpochMs) {
  const marked = spec.cancellationMark ?? stage === "canceled";
  return { cancellationMark: marked, cancellationMarkedAt: marked ? new Date(now) : null };
}

type PaymentRow = Omit<Prisma.PaymentCreateManyInput, "orderId" | "methodId">;

function clocksOf({ state, paymentAt, capturedAt }: PaymentRow) {
  const epochOf = (date: Date | string | null | undefined) => (date instanceof Date ? date.getTime() : null);
  return { state, paymentAt: epochOf(paymentAt), capturedAt: epochOf(capturedAt) };
}

function paymentOf(
  spec: OrderSpec,
  stage: PaymentStage,
  orderedAt: EpochMs,
  total: number,
  sequence: number,
): PaymentRow {
  if (stage === "unauthorized" && spec.lapsed !== true) return { state: spec.rejected ? "rejected" : "awaiting" };
  const held = spec.held ?? total;
  const paymentAt = spec.paymentAt ?? orderedAt + 60_000;
  const known = {
    providerPaymentId: spec.providerPaymentId ?? `pay-${sequence}`,
    authorized: held,
    paymentAt: new Date(paymentAt),
  };
  const captureReason = spec.captureReason ?? null;
  const capturedAt = new Date(spec.capturedAt ?? (captureReason === null ? paymentAt + HOUR_MS : paymentAt));
  const canceledAt = new Date(spec.canceledAt ?? paymentAt + 2 * HOUR_MS);
  switch (stage) {
    case "unauthorized":
      return { ...known, state: "lapsed", lapsedAt: canceledAt };
    case "before_capture":
      return { ...known, state: "authorized", waitingAmount: spec.waitingAmount ?? null };
    case "after_capture":
      return { ...known, state: "captured", captured: held, capturedAt, captureReason };
    case "canceled":
      // A payment that had been captured says so with its instant.
      return spec.capturedAt === undefined
        ? { ...known, state: "voided", canceledAt }
        : { ...known, state: "refunded", captured: held, refunded: held, capturedAt, canceledAt };
  }
}

function dateOf(epoch: EpochMs | null): Date | null {
  return epoch === null ? null : new Date(epoch);
}

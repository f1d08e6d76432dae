import fc from "fast-check";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { anyFlags } from "@/lib/capability/testing/any-case";
import type { Flags } from "@/lib/capability/types";
import type { EventEntry, OperationEntry } from "@/lib/orders/detail/order-history";
import type { OrderRecords } from "@/lib/orders/detail/order-view";
import { BLANK_LINE, BLANK_OPERATION, BLANK_ORDER, BLANK_PAYMENT } from "@/lib/payments/model/blank";
import type { DifferenceRecord } from "@/lib/payments/model/differences";
import { storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import type {
  ConsoleTaskRecord,
  OpenOperationRecord,
  OrderRecord,
  PaymentRecord,
  PaymentState,
} from "@/lib/payments/model/records";
import { OPEN_STATES, type OpenState } from "@/lib/payments/model/states";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";

const DAY = 86_400_000;
export const NOW: EpochMs = Date.UTC(2026, 10, 23, 6, 40);

const ALL_ON: Flags = {
  cancelApi: true,
  terminationApi: false,
  gmopsCancelApi: true,
  gmopsModifyApi: true,
  postCaptureAmount: "link",
  captureOnAuthorization: false,
  securityCodeRequired: false,
};
export const ALL_OFF: Flags = {
  ...ALL_ON,
  cancelApi: false,
  gmopsCancelApi: false,
  gmopsModifyApi: false,
  postCaptureAmount: "off",
};

/** Canceled in the provider's console: both sides of the order that `recordsOf` makes. */
export function differenceFor({ order, payment }: Pick<OrderRecords, "order" | "payment">): DifferenceRecord {
  if (payment === null) throw new Error("an order without a payment differs from nothing");
  const { state, authorized, captured, refunded } = payment;
  const { id: orderId, orderNumber, methodId, total, cancellationMark } = order;
  const at = formatInstant(NOW - 7_200_000);
  return {
    id: 5,
    providerPaymentId: payment.providerPaymentId ?? "",
    provider: methodId.slice(0, methodId.indexOf("/")),
    methodId,
    orderId,
    orderNumber,
    kinds: ["canceled_there"],
    fingerprint: "canceled there",
    ours: { state, authorized, captured, refunded, total, cancellationMark },
    theirs: {
      state: captured > 0 ? "refunded" : "voided",
      providerStatus: "VOID",
      authorized,
      captured,
      refunded: captured,
      capturedAt: null,
      canceledAt: at,
      updatedAt: at,
      entries: [],
    },
    foundAt: NOW - 3_600_000,
    seenAt: NOW - 600_000,
    end: null,
    endedAt: null,
    endedBy: null,
  };
}

export interface Wish {
  readonly methodId: MethodId;
  readonly state?: PaymentState;
  readonly total?: number;
  readonly held?: number;
  readonly waitingAmount?: number | null;
  readonly paid?: boolean;
  readonly threeDSecure?: boolean;
  readonly slipNumberSent?: boolean;
  readonly marked?: boolean;
  readonly open?: OpenState | null;
  readonly tasks?: readonly ("cancel" | "change_amount")[];
  readonly flags?: Flags;
  readonly ageDays?: number;
  readonly orderMode?: "normal" | "other";
  /** オーソリ時に確定 */
  readonly captureReason?: "flag" | "default";
}

/** One order's records as the read hands them over, by what a test is about. */
export function recordsOf(wish: Wish): OrderRecords {
  const payment = paymentOf(wish);
  const order = orderOf(wish, payment);
  return {
    order,
    payment,
    earlierPayments: [],
    openOperation: wish.open == null ? null : operationOf(wish.open, order),
    openTasks: (wish.tasks ?? []).map((kind, index) => taskOf(kind, index, order)),
    rules: { flags: { ...(wish.flags ?? ALL_ON), orderMode: wish.orderMode ?? "normal" }, settings: { pciDss: true } },
    noticeUrls: { cancel: "", amount: "" },
    look: null,
    lastRound: null,
    difference: null,
    history: [],
    staffNames: new Map([["s-1", "田中 葵"]]),
  };
}

function paymentOf({
  methodId,
  state = "authorized",
  total = 12_800,
  held = total,
  waitingAmount,
  ageDays = 3,
  captureReason,
}: Wish): PaymentRecord {
  const begun = state !== "awaiting" && state !== "rejected";
  const captured = state === "captured" || state === "refunded" ? held : 0;
  return {
    id: 1,
    orderId: 1,
    methodId,
    providerPaymentId: begun ? "8f3a-21c9" : null,
    state,
    authorized: begun ? held : 0,
    captured,
    refunded: state === "refunded" ? held : 0,
    waitingAmount: state === "authorized" ? (waitingAmount ?? null) : null,
    paymentAt: begun ? NOW - ageDays * DAY : null,
    capturedAt: captured > 0 ? NOW - ageDays * DAY + 60_000 : null,
    canceledAt: state === "voided" || state === "refunded" ? NOW - 1_000 : null,
    ...BLANK_PAYMENT,
    captureReason: captured > 0 ? (captureReason ?? null) : null,
    lapsedAt: state === "lapsed" ? NOW - 1_000 : null,
  };
}

const STAGE = {
  awaiting: "unauthorized",
  rejected: "unauthorized",
  lapsed: "unauthorized",
  authorized: "before_capture",
  captured: "after_capture",
  voided: "canceled",
  refunded: "canceled",
} as const satisfies Record<PaymentState, string>;

function orderOf(wish: Wish, payment: PaymentRecord): OrderRecord {
  const { methodId, total = 12_800, ageDays = 3 } = wish;
  const marked = wish.marked ?? payment.canceledAt !== null;
  const dated = { methodId, orderedAt: NOW - ageDays * DAY - 120_000, cancellationMark: marked };
  return {
    ...BLANK_ORDER,
    ...dated,
    ...storedDeadlinesOf(dated, payment),
    id: 1,
    orderNumber: "261024-0087",
    version: 4,
    status: marked ? "canceled" : "preparing",
    customerName: "佐藤 美咲",
    customerKana: "サトウ ミサキ",
    customerEmail: "misaki@example.com",
    customerPhone: "090-0000-0001",
    subtotal: total,
    shippingFee: 0,
    discount: 0,
    points: 0,
    total,
    paid: wish.paid ?? true,
    threeDSecure: wish.threeDSecure ?? false,
    slipNumber: wish.slipNumberSent ? "4086-9808" : null,
    slipNumberSent: wish.slipNumberSent ?? false,
    cancellationMarkedAt: marked ? NOW - 2_000 : null,
    cancellationMarkedBy: marked ? "s-1" : null,
    memo: "",
    stage: STAGE[payment.state],
    lines: [{ name: "リネンシャツ 白 M", quantity: 1, unitPrice: total, ...BLANK_LINE }],
  };
}

function operationOf(state: OpenState, order: OrderRecord): OpenOperationRecord {
  return {
    id: "00000000-0000-7000-8000-000000000001",
    orderId: order.id,
    paymentId: 1,
    kind: "cancel",
    state,
    methodId: order.methodId,
    providerOperation: "Cancel",
    amountBefore: order.total,
    amount: order.total,
    edit: null,
    ...BLANK_OPERATION,
    decision: {
      plan: { does: "unmark", closesTask: true },
      outcome: "linked",
      reasons: [],
      flags: { ...ALL_ON, orderMode: "normal" },
      settings: { pciDss: true },
      editChoice: false,
      acknowledged: false,
      decidedAt: NOW,
    },
    reason: "",
    staffId: "s-1",
    requestKey: null,
    deadline: null,
    expiresAt: NOW + 8_000,
    fence: 1,
    leaseUntil: null,
    nextStepAt: NOW + 60_000,
    sends: 1,
    inquiries: 3,
    providerCode: null,
    providerStatus: null,
    cause: "timeout",
    createdAt: NOW - 120_000,
    sentAt: NOW - 119_000,
    settledAt: null,
  };
}

/** A cancel in the history that was settled at `settledAt`. */
export function canceled(settledAt: EpochMs, state: OperationEntry["state"] = "succeeded"): OperationEntry {
  return {
    type: "operation",
    id: "00000000-0000-7000-8000-000000000002",
    at: settledAt - 2_000,
    by: "田中 葵",
    kind: "cancel",
    state,
    amountBefore: 12_800,
    amount: 12_800,
    providerOperation: "Cancel",
    providerCode: null,
    meaning: null,
    reason: "",
    settledAt,
    sends: 1,
    inquiries: 0,
    methodId: METHOD_IDS[0] as MethodId,
    paymentId: 1,
    authorization: null,
  };
}

/** What a person recorded at `at`: how a call ended, or what became of work in the console. */
export function manualResolution(at: EpochMs, kind = "operation_succeeded"): EventEntry {
  return {
    type: "event",
    id: 9,
    at,
    actor: "staff",
    by: "田中 葵",
    kind,
    resolvedManually: true,
    topic: "operation",
    changes: [],
    amounts: null,
    flag: null,
    reason: "管理画面で取消済みを確認",
  };
}

function taskOf(kind: "cancel" | "change_amount", index: number, order: OrderRecord): ConsoleTaskRecord {
  return {
    id: index + 1,
    orderId: order.id,
    kind,
    state: "open",
    amountBefore: order.total,
    amountAfter: kind === "cancel" ? 0 : order.total - 100,
    reasons: [],
    operationId: null,
    openedAt: NOW - 3_600_000,
    openedBy: "s-1",
    seenAt: null,
    seenDenied: false,
  };
}

/** Orders of every method in every state, also in combinations that a shop sees once a year. */
export const anyWish: fc.Arbitrary<Wish> = fc.record({
  methodId: fc.constantFrom(...METHOD_IDS),
  state: fc.constantFrom<PaymentState>(
    "awaiting",
    "rejected",
    "lapsed",
    "authorized",
    "captured",
    "voided",
    "refunded",
  ),
  total: fc.integer({ min: 1, max: 100_000 }),
  held: fc.integer({ min: 1, max: 100_000 }),
  waitingAmount: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: null }),
  paid: fc.boolean(),
  threeDSecure: fc.boolean(),
  slipNumberSent: fc.boolean(),
  marked: fc.boolean(),
  open: fc.option(fc.constantFrom<OpenState>(...OPEN_STATES), { nil: null }),
  tasks: fc.subarray<"cancel" | "change_amount">(["cancel", "change_amount"]),
  flags: anyFlags,
  ageDays: fc.integer({ min: 0, max: 400 }),
});

import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import { heldAmount } from "@/lib/gateway/ledger-payment";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import { statusMove } from "@/lib/payments/model/order-states";
import type { OrderPatch, PaymentPatch } from "@/lib/payments/model/patches";
import { stageOf, storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import type {
  ConsoleTaskRecord,
  LockedOrder,
  OperationDetails,
  OperationRecord,
  OrderRecord,
  PaymentRecord,
} from "@/lib/payments/model/records";
import { shipmentIn } from "@/lib/payments/model/shipment";
import { searchTextOf } from "@/lib/search/search-text";
import type { EpochMs } from "@/lib/time/epoch";
import { parseInstant } from "@/lib/time/instant";

type LedgerPatch = Required<
  Pick<
    PaymentRecord,
    | "state"
    | "authorized"
    | "captured"
    | "refunded"
    | "waitingAmount"
    | "paymentAt"
    | "capturedAt"
    | "canceledAt"
    | "lapsedAt"
  >
>;

/** What a success does to the shop's rows. */
export interface Effect {
  readonly order: OrderPatch;
  readonly payment: PaymentPatch;
  /** Console tasks whose work the provider's answer shows as done, or as no longer possible. */
  readonly obsoleteTasks: readonly ConsoleTaskRecord[];
  /** The amount task that stays, with what the provider holds now. */
  readonly amountTask: { readonly task: ConsoleTaskRecord; readonly amountBefore: number } | null;
}

/**
 * The shop's record becomes the provider's ledger, the pending edit becomes the order. Null where the ledger holds an
 * instant that cannot be read, or tells of another parcel than ours: then nothing is believed.
 */
export function effectOfSuccess(
  locked: LockedOrder & { readonly payment: PaymentRecord },
  operation: OperationRecord,
  ledger: LedgerPayment,
  now: EpochMs,
): Effect | null {
  const read = paymentAfter(ledger);
  if (read === null) return null;
  if (operation.details?.kind === "report_shipment") return shipmentEffect(operation.details, ledger, locked);
  const born = operation.details?.kind === "authorize" ? bornBy(operation.details, ledger, locked.order) : null;
  const payment = { ...read, ...born?.payment };
  const after = { ...locked.payment, ...payment };
  const canceled = stageOf(after) === "canceled";
  const order: OrderPatch = {
    ...(canceled ? canceledOrder(operation.staffId, now) : {}),
    ...(operation.edit ?? {}),
    ...born?.order,
    stage: stageOf(after),
    ...storedDeadlinesOf({ ...locked.order, cancellationMark: canceled || locked.order.cancellationMark }, after),
  };
  const total = order.total ?? locked.order.total;
  const held = heldAmount(ledger);
  // A canceled payment leaves nothing to do in the console: every task is obsolete, also one that a refused cancel left.
  // Close the amount task when the provider holds the order's total. Exception: a task from a refused edit stays until a
  // newer edit replaces it.
  const settled = (one: ConsoleTaskRecord) =>
    one.kind === "change_amount" && held === total && (operation.edit !== null || one.amountAfter === total);
  const obsoleteTasks = locked.openTasks.filter((one) => canceled || settled(one));
  const task = locked.openTasks.find((one) => one.kind === "change_amount" && !obsoleteTasks.includes(one)) ?? null;
  return { order, payment, obsoleteTasks, amountTask: task === null ? null : { task, amountBefore: held } };
}

/** What an authorization brings besides the ledger's amounts: the payment's id and card, and 入金 where it pays at once. */
function bornBy(
  { captureReason, card }: Extract<OperationDetails, { kind: "authorize" }>,
  ledger: LedgerPayment,
  order: OrderRecord,
): { readonly payment: PaymentPatch; readonly order: OrderPatch } {
  const providerPaymentId = ledger.paymentId;
  return {
    payment: {
      providerPaymentId,
      // Only the provider's record tells whether it was captured at the same time.
      captureReason: ledger.capturedAt === null ? null : captureReason,
      securityCode: card?.securityCode ?? null,
      cardBrand: card?.brand ?? null,
      cardLast4: card?.last4 ?? null,
      cardExpiry: card?.expiry ?? null,
    },
    order: {
      ...(paymentBeginningOf(order.methodId) === "with_authorization" ? { paid: true } : {}),
      searchText: searchTextOf({ ...order, providerPaymentId }),
    },
  };
}

/**
 * The parcel as the order has it once the provider knows it; null where the ledger tells of another one. A report moves no
 * money: where the ledger holds other amounts than our record, 突合 finds that, and no success of ours hides it.
 */
function shipmentEffect(
  details: Extract<OperationDetails, { kind: "report_shipment" }>,
  ledger: LedgerPayment,
  { order, payment }: LockedOrder,
): Effect | null {
  const told = shipmentIn(details);
  const { carrier, slipNumber, shippedOn } = ledger.shipment ?? {};
  if (carrier !== told.carrier || slipNumber !== told.slipNumber || shippedOn !== told.shippedOn) return null;
  const status = statusMove("ship", order.status);
  const providerPaymentId = payment?.providerPaymentId ?? null;
  const patch: OrderPatch = {
    ...told,
    slipNumberSent: true,
    ...(status === null ? {} : { status: status.after }),
    searchText: searchTextOf({ ...order, slipNumber: told.slipNumber, providerPaymentId }),
  };
  return { order: patch, payment: {}, obsoleteTasks: [], amountTask: null };
}

/** 取消区分 and 対応状況 of an order that is canceled. */
export function canceledOrder(
  staffId: string | null,
  now: EpochMs,
): Required<Pick<OrderPatch, "status" | "cancellationMark" | "cancellationMarkedAt" | "cancellationMarkedBy">> {
  return { status: "canceled", cancellationMark: true, cancellationMarkedAt: now, cancellationMarkedBy: staffId };
}

/** Our record as the ledger has it; null where it holds an instant that cannot be read. */
export function paymentAfter(ledger: LedgerPayment): LedgerPatch | null {
  const paymentAt = instant(ledger.paymentAt);
  const capturedAt = instant(ledger.capturedAt);
  const canceledAt = instant(ledger.canceledAt);
  const lapsedAt = instant(ledger.lapsedAt ?? null);
  if (paymentAt === undefined || capturedAt === undefined || canceledAt === undefined || lapsedAt === undefined)
    return null;
  const { state, authorized, captured, refunded } = ledger;
  return { state, authorized, captured, refunded, waitingAmount: null, paymentAt, capturedAt, canceledAt, lapsedAt };
}

/** undefined: written, but no instant. */
function instant(text: string | null): EpochMs | null | undefined {
  if (text === null) return null;
  const parsed = parseInstant(text);
  return parsed.ok ? parsed.value : undefined;
}

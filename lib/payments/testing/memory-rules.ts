import { stageOf } from "@/lib/payments/model/payment-facts";
import type { AttemptRecord, OperationRecord, OrderRecord, PaymentRecord } from "@/lib/payments/model/records";
import { isTerminal } from "@/lib/payments/model/states";
import type { KeptDifference, MemoryTables } from "./memory-tables";

/** The invariants that PostgreSQL holds by checks, partial uniques and triggers, held here the same. */

class BrokenInvariant extends Error {
  override readonly name = "BrokenInvariant";
}

function hold(holds: boolean, what: string): void {
  if (!holds) throw new BrokenInvariant(what);
}

export function holdOrder(order: OrderRecord, before: OrderRecord | undefined): void {
  const { subtotal, shippingFee, fee, discount, points, total } = order;
  hold(
    [subtotal, shippingFee, fee, discount, points, total].every((yen) => Number.isInteger(yen) && yen >= 0),
    "orders_yen_not_negative",
  );
  hold(total === subtotal + shippingFee + fee - discount - points, "orders_total_is_sum");
  hold(order.cancellationMark === (order.cancellationMarkedAt !== null), "orders_mark_has_instant");
  hold(before === undefined || order.version === before.version + 1, "orders_version");
  hold(
    order.lines.every((line) => line.quantity >= 1 && line.unitPrice >= 0),
    "order_lines_positive",
  );
}

export function holdPayment(tables: MemoryTables, payment: PaymentRecord, before: PaymentRecord | undefined): void {
  const { state, authorized, captured, refunded, waitingAmount } = payment;
  hold(before === undefined || !isFinal(before) || onlySuperseded(payment, before), "payments_final");
  for (const other of tables.payments.rows()) {
    if (other.id === payment.id) continue;
    const bothPresent = other.supersededAt === null && payment.supersededAt === null;
    hold(!(bothPresent && other.orderId === payment.orderId), "payments_one_current");
    const sameId = other.providerPaymentId !== null && other.providerPaymentId === payment.providerPaymentId;
    hold(!sameId, "payments_provider_payment_id_key");
  }
  hold(payment.supersededAt === null || !(state === "authorized" || state === "captured"), "payments_superseded");
  hold(payment.captureReason === null || payment.capturedAt !== null, "payments_capture_reason");
  hold((state === "lapsed") === (payment.lapsedAt !== null), "payments_state_instants");
  hold(0 <= refunded && refunded <= captured && captured <= authorized, "payments_amounts");
  hold(
    waitingAmount === null || (state === "authorized" && waitingAmount >= 1 && waitingAmount < authorized),
    "payments_waiting",
  );
  hold(amountsFit(payment), "payments_state_amounts");
  const known = payment.paymentAt !== null && payment.providerPaymentId !== null;
  hold(state === "awaiting" || state === "rejected" || known, "payments_state_instants");
  hold((state === "captured" || state === "refunded") === (payment.capturedAt !== null), "payments_state_instants");
  hold((state === "voided" || state === "refunded") === (payment.canceledAt !== null), "payments_state_instants");
}

function isFinal({ state, supersededAt }: PaymentRecord): boolean {
  return state === "voided" || state === "refunded" || state === "lapsed" || supersededAt !== null;
}

function onlySuperseded(payment: PaymentRecord, before: PaymentRecord): boolean {
  const { supersededAt } = payment;
  return JSON.stringify(payment) === JSON.stringify({ ...before, supersededAt });
}

function amountsFit({ state, authorized, captured, refunded }: PaymentRecord): boolean {
  switch (state) {
    case "awaiting":
    case "rejected":
      return authorized === 0;
    case "authorized":
      return authorized >= 1 && captured === 0;
    case "captured":
      return captured >= 1 && refunded < captured;
    case "voided":
      return captured === 0;
    case "lapsed":
      return authorized >= 1 && captured === 0;
    case "refunded":
      return captured >= 1 && refunded === captured;
  }
}

export function holdOperation(tables: MemoryTables, operation: OperationRecord, before?: OperationRecord): void {
  hold(before === undefined || !isTerminal(before.state), "operations_final");
  hold(operation.amount >= 0 && operation.amountBefore >= 0, "operations_yen");
  hold(isTerminal(operation.state) === (operation.settledAt !== null), "operations_settled");
  hold(operation.kind === "authorize" || operation.paymentId !== null, "operations_payment_known");
  for (const other of tables.operations.rows()) {
    if (other.id === operation.id) continue;
    hold(other.requestKey === null || other.requestKey !== operation.requestKey, "operations_request_key_key");
    const bothOpen = !isTerminal(other.state) && !isTerminal(operation.state);
    hold(!(bothOpen && other.orderId === operation.orderId), "operations_one_open_per_order");
    const samePayment = other.paymentId !== null && other.paymentId === operation.paymentId;
    hold(!(samePayment && isDoneCancel(other) && isDoneCancel(operation)), "operations_one_cancel_per_payment");
  }
}

function isDoneCancel(operation: OperationRecord): boolean {
  return (operation.kind === "cancel" || operation.kind === "terminate") && operation.state === "succeeded";
}

export function holdAttempt(attempt: AttemptRecord, before: AttemptRecord | undefined): void {
  hold(before === undefined || before.end === null, "operation_attempts_final");
  hold(before === undefined || attempt.end !== null, "operation_attempts_operation_id_seq_key");
}

export function holdDifference(
  tables: MemoryTables,
  difference: KeptDifference,
  before: KeptDifference | undefined,
): void {
  hold(before === undefined || before.end === null, "differences_final");
  hold(difference.kinds.length >= 1, "differences_have_kinds");
  hold((difference.end === null) === (difference.endedAt === null), "differences_ended");
  hold(difference.ours !== null || difference.theirs !== null, "differences_two_sides");
  const { id, providerPaymentId } = difference;
  const other = tables.differences.find(
    (one) => one.id !== id && one.end === null && one.providerPaymentId === providerPaymentId,
  );
  hold(difference.end !== null || other === undefined, "differences_one_open");
}

/** What a deferred key holds at commit: the order's stage is its payment's. */
export function holdStages(tables: MemoryTables): void {
  for (const payment of tables.payments.rows()) {
    if (payment.supersededAt !== null) continue;
    const order = tables.orders.get(payment.orderId);
    hold(order !== undefined && order.stage === stageOf(payment), "payments_order_stage");
  }
}

export function holdUnique(free: boolean, name: string): void {
  hold(free, name);
}

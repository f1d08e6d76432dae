import type { CardFacts, LedgerEntry, LedgerState, OperationKind, ShipmentReport } from "@/lib/gateway/protocol";
import { formatInstant } from "@/lib/time/instant";
import type { Payment } from "../payment";

/** bigint columns come as text: pg does not guess that yen fit a number. */
export interface PaymentRow {
  readonly payment_id: string;
  readonly provider: string;
  readonly method: string;
  readonly order_number: string;
  readonly three_d_secure: boolean;
  readonly state: LedgerState;
  readonly authorized: string;
  readonly captured: string;
  readonly refunded: string;
  readonly ordered_at: Date;
  readonly payment_at: Date;
  readonly captured_at: Date | null;
  readonly canceled_at: Date | null;
  readonly lapsed_at: Date | null;
  readonly buyer_paid_at: Date | null;
  readonly card: CardFacts | null;
  readonly shipment: ShipmentReport | null;
  readonly updated_at: Date;
}

export function paymentOf(row: PaymentRow): Payment {
  return {
    paymentId: row.payment_id,
    provider: row.provider,
    method: row.method,
    orderNumber: row.order_number,
    threeDSecure: row.three_d_secure,
    state: row.state,
    authorized: Number(row.authorized),
    captured: Number(row.captured),
    refunded: Number(row.refunded),
    orderedAt: row.ordered_at.getTime(),
    paymentAt: row.payment_at.getTime(),
    capturedAt: row.captured_at?.getTime() ?? null,
    canceledAt: row.canceled_at?.getTime() ?? null,
    lapsedAt: row.lapsed_at?.getTime() ?? null,
    buyerPaidAt: row.buyer_paid_at?.getTime() ?? null,
    card: row.card,
    shipment: row.shipment,
    updatedAt: row.updated_at.getTime(),
  };
}

export interface EntryRow {
  readonly payment_id: string;
  readonly seq: number;
  readonly operation_id: string | null;
  readonly kind: OperationKind;
  readonly amount: string;
  readonly at: Date;
  readonly provider_operation: string;
  readonly provider_code: string | null;
  readonly provider_status: string;
}

export function entryOfRow(row: EntryRow): LedgerEntry {
  return {
    seq: row.seq,
    operationId: row.operation_id,
    kind: row.kind,
    amount: Number(row.amount),
    at: formatInstant(row.at.getTime()),
    providerOperation: row.provider_operation,
    providerCode: row.provider_code,
    providerStatus: row.provider_status,
  };
}

const PAYMENT_COLUMNS = [
  "payment_id",
  "provider",
  "method",
  "order_number",
  "three_d_secure",
  "state",
  "authorized",
  "captured",
  "refunded",
  "ordered_at",
  "payment_at",
  "captured_at",
  "canceled_at",
  "lapsed_at",
  "buyer_paid_at",
  "card",
  "shipment",
  "updated_at",
] as const;

/** The payment's columns, in the order of paymentValues. */
export const PAYMENT_COLUMN_LIST = PAYMENT_COLUMNS.join(", ");

function dateOrNull(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}

function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

export function paymentValues(payment: Payment): readonly unknown[] {
  return [
    payment.paymentId,
    payment.provider,
    payment.method,
    payment.orderNumber,
    payment.threeDSecure,
    payment.state,
    payment.authorized,
    payment.captured,
    payment.refunded,
    new Date(payment.orderedAt),
    new Date(payment.paymentAt),
    dateOrNull(payment.capturedAt),
    dateOrNull(payment.canceledAt),
    dateOrNull(payment.lapsedAt),
    dateOrNull(payment.buyerPaidAt),
    jsonOrNull(payment.card),
    jsonOrNull(payment.shipment),
    new Date(payment.updatedAt),
  ];
}

/** The columns of an entry, in the order of `entryValues`. */
export const ENTRY_COLUMN_LIST =
  "payment_id, seq, operation_id, kind, amount, at, provider_operation, provider_code, provider_status";

export function entryValues({ paymentId }: Pick<Payment, "paymentId">, entry: LedgerEntry): readonly unknown[] {
  return [
    paymentId,
    entry.seq,
    entry.operationId,
    entry.kind,
    entry.amount,
    entry.at,
    entry.providerOperation,
    entry.providerCode,
    entry.providerStatus,
  ];
}

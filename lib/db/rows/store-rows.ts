import type { Rounding } from "@/lib/money/tax";
import type { KeptOrderEvent } from "@/lib/payments/model/order-events";
import type { OrderStatus, PaymentStage } from "@/lib/payments/model/order-states";
import type {
  ConsoleTaskRecord,
  KeptAnswer,
  OrderLine,
  OrderRecord,
  PaymentRecord,
  PaymentState,
  PreparationRecord,
} from "@/lib/payments/model/records";
import { epoch, methodOf } from "./store-values";

/** Rows as `pg` hands them over, and the records they become. JSON columns hold what this code alone wrote. */

export interface OrderRow {
  readonly id: number;
  readonly order_number: string;
  readonly version: number;
  readonly ordered_at: Date;
  readonly method_id: string;
  readonly status: OrderStatus;
  readonly customer_name: string;
  readonly customer_kana: string;
  readonly customer_email: string;
  readonly customer_phone: string;
  readonly customer_postal_code: string;
  readonly customer_prefecture: string;
  readonly customer_city: string;
  readonly customer_street: string;
  readonly customer_building: string;
  readonly delivery_name: string;
  readonly delivery_kana: string;
  readonly delivery_phone: string;
  readonly delivery_postal_code: string;
  readonly delivery_prefecture: string;
  readonly delivery_city: string;
  readonly delivery_street: string;
  readonly delivery_building: string;
  readonly delivery_method: string;
  readonly wished_on: string | null;
  readonly wished_band: string;
  readonly subtotal: number;
  readonly shipping_fee: number;
  readonly fee: number;
  readonly discount: number;
  readonly points: number;
  readonly total: number;
  readonly tax_rounding: Rounding;
  readonly paid: boolean;
  readonly paid_on: string | null;
  readonly three_d_secure: boolean;
  readonly carrier: string | null;
  readonly slip_number: string | null;
  readonly slip_number_sent: boolean;
  readonly shipped_on: string | null;
  readonly cancellation_mark: boolean;
  readonly cancellation_marked_at: Date | null;
  readonly cancellation_marked_by: string | null;
  readonly memo: string;
  readonly stage: PaymentStage;
  readonly cancel_deadline: Date | null;
  readonly amount_deadline: Date | null;
  readonly nearest_deadline: Date | null;
}

export function orderOf(row: OrderRow, lines: readonly OrderLine[]): OrderRecord {
  return {
    id: row.id,
    orderNumber: row.order_number,
    version: row.version,
    orderedAt: row.ordered_at.getTime(),
    methodId: methodOf(row.method_id),
    status: row.status,
    customerName: row.customer_name,
    customerKana: row.customer_kana,
    customerEmail: row.customer_email,
    customerPhone: row.customer_phone,
    customerPostalCode: row.customer_postal_code,
    customerPrefecture: row.customer_prefecture,
    customerCity: row.customer_city,
    customerStreet: row.customer_street,
    customerBuilding: row.customer_building,
    deliveryName: row.delivery_name,
    deliveryKana: row.delivery_kana,
    deliveryPhone: row.delivery_phone,
    deliveryPostalCode: row.delivery_postal_code,
    deliveryPrefecture: row.delivery_prefecture,
    deliveryCity: row.delivery_city,
    deliveryStreet: row.delivery_street,
    deliveryBuilding: row.delivery_building,
    deliveryMethod: row.delivery_method,
    wishedOn: row.wished_on,
    wishedBand: row.wished_band,
    subtotal: row.subtotal,
    shippingFee: row.shipping_fee,
    fee: row.fee,
    discount: row.discount,
    points: row.points,
    total: row.total,
    taxRounding: row.tax_rounding,
    paid: row.paid,
    paidOn: row.paid_on,
    threeDSecure: row.three_d_secure,
    carrier: row.carrier,
    slipNumber: row.slip_number,
    slipNumberSent: row.slip_number_sent,
    shippedOn: row.shipped_on,
    cancellationMark: row.cancellation_mark,
    cancellationMarkedAt: epoch(row.cancellation_marked_at),
    cancellationMarkedBy: row.cancellation_marked_by,
    memo: row.memo,
    stage: row.stage,
    cancelDeadline: epoch(row.cancel_deadline),
    amountDeadline: epoch(row.amount_deadline),
    nearestDeadline: epoch(row.nearest_deadline),
    lines,
  };
}

export interface PaymentRow {
  readonly id: number;
  readonly order_id: number;
  readonly method_id: string;
  readonly provider_payment_id: string | null;
  readonly state: PaymentState;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly waiting_amount: number | null;
  readonly payment_at: Date | null;
  readonly captured_at: Date | null;
  readonly canceled_at: Date | null;
  readonly lapsed_at: Date | null;
  readonly capture_reason: PaymentRecord["captureReason"];
  readonly security_code: PaymentRecord["securityCode"];
  readonly card_brand: string | null;
  readonly card_last4: string | null;
  readonly card_expiry: string | null;
  readonly superseded_at: Date | null;
}

export function paymentOf(row: PaymentRow): PaymentRecord {
  return {
    id: row.id,
    orderId: row.order_id,
    methodId: methodOf(row.method_id),
    providerPaymentId: row.provider_payment_id,
    state: row.state,
    authorized: row.authorized,
    captured: row.captured,
    refunded: row.refunded,
    waitingAmount: row.waiting_amount,
    paymentAt: epoch(row.payment_at),
    capturedAt: epoch(row.captured_at),
    canceledAt: epoch(row.canceled_at),
    lapsedAt: epoch(row.lapsed_at),
    captureReason: row.capture_reason,
    securityCode: row.security_code,
    cardBrand: row.card_brand,
    cardLast4: row.card_last4,
    cardExpiry: row.card_expiry,
    supersededAt: epoch(row.superseded_at),
  };
}

export interface PreparationRow {
  readonly request_key: string;
  readonly staff_id: string;
  readonly order_id: number;
  readonly verb: string;
  readonly version: number;
  readonly flags_state: string;
  readonly shown: PreparationRecord["shown"];
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly answer: KeptAnswer | null;
  readonly operation_id: string | null;
}

export function preparationOf(row: PreparationRow): PreparationRecord {
  return {
    requestKey: row.request_key,
    staffId: row.staff_id,
    orderId: row.order_id,
    verb: row.verb,
    version: row.version,
    flagsState: row.flags_state,
    shown: row.shown,
    createdAt: row.created_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    answer: row.answer,
    operationId: row.operation_id,
  };
}

export interface StoredTaskRow {
  readonly id: number;
  readonly order_id: number;
  readonly kind: ConsoleTaskRecord["kind"];
  readonly state: ConsoleTaskRecord["state"];
  readonly amount_before: number;
  readonly amount_after: number;
  readonly reasons: readonly string[];
  readonly operation_id: string | null;
  readonly opened_at: Date;
  readonly opened_by: string | null;
  readonly seen_at: Date | null;
  readonly seen_denied: boolean;
}

export function taskOf(row: StoredTaskRow): ConsoleTaskRecord {
  return {
    id: row.id,
    orderId: row.order_id,
    kind: row.kind,
    state: row.state,
    amountBefore: row.amount_before,
    amountAfter: row.amount_after,
    reasons: row.reasons,
    operationId: row.operation_id,
    openedAt: row.opened_at.getTime(),
    openedBy: row.opened_by,
    seenAt: epoch(row.seen_at),
    seenDenied: row.seen_denied,
  };
}

export interface EventRow {
  readonly at: Date;
  readonly actor: KeptOrderEvent["actor"];
  readonly staff_id: string | null;
  readonly staff_name: string | null;
  readonly order_version: number;
  readonly kind: KeptOrderEvent["kind"];
  readonly data: Partial<KeptOrderEvent["data"]>;
}

export function eventOf(row: EventRow): KeptOrderEvent {
  return {
    at: row.at.getTime(),
    actor: row.actor,
    staffId: row.staff_id,
    staffName: row.staff_name,
    orderVersion: row.order_version,
    kind: row.kind,
    // Events of other writers (registration, the sample) may name no changes.
    data: { ...row.data, changes: row.data.changes ?? [] },
  };
}

import type {
  CardFacts,
  LedgerEntry,
  LedgerPayment,
  LedgerState,
  OperationKind,
  SecurityCodeDemand,
  ShipmentReport,
} from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";

/** The provider's record of a payment, as the rules see it. */
export interface Payment {
  readonly paymentId: string;
  readonly provider: string;
  readonly method: string;
  readonly orderNumber: string;
  readonly threeDSecure: boolean;
  readonly state: LedgerState;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly orderedAt: EpochMs;
  readonly paymentAt: EpochMs;
  readonly capturedAt: EpochMs | null;
  readonly canceledAt: EpochMs | null;
  readonly lapsedAt: EpochMs | null;
  readonly buyerPaidAt: EpochMs | null;
  readonly card: CardFacts | null;
  readonly shipment: ShipmentReport | null;
  readonly updatedAt: EpochMs;
}

/** What still may move at the provider. */
export function held(payment: Payment): number {
  if (payment.lapsedAt !== null) return 0;
  return payment.capturedAt === null ? payment.authorized : payment.captured - payment.refunded;
}

export function isEnded(payment: Payment): boolean {
  return payment.canceledAt !== null || payment.lapsedAt !== null;
}

/** A mutation after it was read from the wire. */
export interface Mutation {
  readonly operationId: string;
  readonly kind: OperationKind;
  readonly provider: string;
  readonly method: string;
  readonly providerOperation: string;
  readonly amount: number;
  readonly expiresAt: EpochMs;
  /** null for an authorization. */
  readonly paymentId: string | null;
  /** What only an authorization brings. */
  readonly authorization: {
    readonly orderNumber: string;
    readonly orderedAt: EpochMs;
    readonly captureNow: boolean;
    readonly threeDSecure: boolean;
    readonly card: { readonly token: string; readonly securityCode: SecurityCodeDemand } | null;
  } | null;
  /** Of report_shipment alone. */
  readonly shipment?: ShipmentReport | undefined;
}

function optional(at: EpochMs | null): string | null {
  return at === null ? null : formatInstant(at);
}

/** The payment as the protocol writes it. */
export function toWire(payment: Payment, providerStatus: string, entries: readonly LedgerEntry[]): LedgerPayment {
  return {
    paymentId: payment.paymentId,
    provider: payment.provider,
    method: payment.method,
    orderNumber: payment.orderNumber,
    state: payment.state,
    providerStatus,
    authorized: payment.authorized,
    captured: payment.captured,
    refunded: payment.refunded,
    orderedAt: formatInstant(payment.orderedAt),
    paymentAt: formatInstant(payment.paymentAt),
    capturedAt: optional(payment.capturedAt),
    canceledAt: optional(payment.canceledAt),
    lapsedAt: optional(payment.lapsedAt),
    buyerPaidAt: optional(payment.buyerPaidAt),
    card: payment.card,
    shipment: payment.shipment,
    updatedAt: formatInstant(payment.updatedAt),
    entries,
  };
}

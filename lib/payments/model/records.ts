import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { MethodRules, Outcome, RuleReason } from "@/lib/capability/types";
import type { CardFacts, OperationKind, SecurityCodeDemand, ShipmentReport, WaitsFor } from "@/lib/gateway/protocol";
import type { Role } from "@/lib/identity/role";
import type { Rounding, TaxRate } from "@/lib/money/tax";
import type { Result } from "@/lib/result/result";
import type { EpochMs } from "@/lib/time/epoch";
import type { Plan, VerbAnswer, VerbRefusal } from "./contract";
import type { OrderStatus, PaymentStage } from "./order-states";
import type { OpenState, OperationState } from "./states";

/** The rows that money moves through, as the write path sees them. Instants are epoch milliseconds, amounts whole yen. */

export interface OrderLine {
  readonly name: string;
  readonly productCode: string;
  readonly quantity: number;
  /** Tax included. */
  readonly unitPrice: number;
  readonly taxRate: TaxRate;
}

export interface Amounts {
  readonly subtotal: number;
  readonly shippingFee: number;
  /** 手数料 */
  readonly fee: number;
  readonly discount: number;
  readonly points: number;
  readonly total: number;
}

export interface StoredDeadlines {
  readonly cancelDeadline: EpochMs | null;
  readonly amountDeadline: EpochMs | null;
  readonly nearestDeadline: EpochMs | null;
}

/** Of the customer, or of お届け先. All "" where there is none; the postal code is seven digits. */
export interface Address {
  readonly postalCode: string;
  readonly prefecture: string;
  readonly city: string;
  readonly street: string;
  readonly building: string;
}

type Prefixed<Prefix extends string, T> = { readonly [K in keyof T & string as `${Prefix}${Capitalize<K>}`]: T[K] };

/** Where the goods go and when; all "" where they go to the customer as usual. */
export interface Delivery extends Address {
  readonly name: string;
  readonly kana: string;
  readonly phone: string;
  readonly method: string;
}

export interface OrderRecord
  extends Amounts,
    StoredDeadlines,
    Prefixed<"customer", Address>,
    Prefixed<"delivery", Delivery> {
  readonly id: number;
  readonly orderNumber: string;
  readonly version: number;
  readonly orderedAt: EpochMs;
  readonly methodId: MethodId;
  readonly status: OrderStatus;
  readonly customerName: string;
  readonly customerKana: string;
  readonly customerEmail: string;
  readonly customerPhone: string;
  /** The day that the customer wishes, 2026-11-28, and the band of hours. */
  readonly wishedOn: string | null;
  readonly wishedBand: string;
  readonly taxRounding: Rounding;
  readonly paid: boolean;
  /** The day for which a person recorded 入金; null where the authorization paid, or nothing has. */
  readonly paidOn: string | null;
  readonly threeDSecure: boolean;
  readonly carrier: string | null;
  readonly slipNumber: string | null;
  readonly slipNumberSent: boolean;
  readonly shippedOn: string | null;
  readonly cancellationMark: boolean;
  readonly cancellationMarkedAt: EpochMs | null;
  readonly cancellationMarkedBy: string | null;
  readonly memo: string;
  readonly stage: PaymentStage;
  readonly lines: readonly OrderLine[];
}

export type PaymentState = "awaiting" | "rejected" | "authorized" | "captured" | "voided" | "refunded" | "lapsed";

/** Why a payment was captured with its authorization: オーソリ時確定フラグ, or the method does so by default. */
export type CaptureReason = "flag" | "default";

export interface PaymentRecord {
  readonly id: number;
  readonly orderId: number;
  readonly methodId: MethodId;
  readonly providerPaymentId: string | null;
  readonly state: PaymentState;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly waitingAmount: number | null;
  readonly paymentAt: EpochMs | null;
  readonly capturedAt: EpochMs | null;
  readonly canceledAt: EpochMs | null;
  /** When the provider let the authorization end. */
  readonly lapsedAt: EpochMs | null;
  /** null: not captured with its authorization. */
  readonly captureReason: CaptureReason | null;
  /** null: no card. */
  readonly securityCode: CardFacts["securityCode"] | null;
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
  /** 2029-04 */
  readonly cardExpiry: string | null;
  /** When another payment of the order took its place; null for the present one. */
  readonly supersededAt: EpochMs | null;
}

/** What only an authorization or a shipment says. The card's token is in neither: it is sent once and not kept. */
export type OperationDetails =
  | {
      readonly kind: "authorize";
      readonly captureReason: CaptureReason | null;
      readonly securityCode: SecurityCodeDemand | null;
      readonly card: CardFacts | null;
      readonly threeDSecure: boolean;
    }
  | ({ readonly kind: "report_shipment" } & ShipmentReport);

/** What an order becomes when its amount changes. */
export interface PendingEdit extends Amounts {
  readonly lines: readonly OrderLine[];
  readonly searchText: string;
}

/** Why the call was allowed: the rules' answer with all that it was given. Kept for a later review. */
export interface OperationDecision {
  readonly plan: Plan;
  /** null for a capture, which no table decides. */
  readonly outcome: Outcome | null;
  readonly reasons: readonly RuleReason[];
  readonly flags: MethodRules;
  readonly settings: ShopRules;
  readonly editChoice: boolean;
  readonly acknowledged: boolean;
  readonly decidedAt: EpochMs;
}

export interface OperationRecord {
  readonly id: string;
  readonly orderId: number;
  readonly paymentId: number | null;
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly methodId: MethodId;
  readonly providerOperation: string;
  readonly amountBefore: number;
  readonly amount: number;
  readonly edit: PendingEdit | null;
  readonly details: OperationDetails | null;
  /** pending: what the provider says that it waits for. */
  readonly waitsFor: WaitsFor | null;
  readonly decision: OperationDecision;
  readonly reason: string;
  readonly staffId: string | null;
  readonly requestKey: string | null;
  readonly deadline: EpochMs | null;
  readonly expiresAt: EpochMs;
  readonly fence: number;
  readonly leaseUntil: EpochMs | null;
  readonly nextStepAt: EpochMs | null;
  readonly sends: number;
  readonly inquiries: number;
  readonly providerCode: string | null;
  readonly providerStatus: string | null;
  readonly cause: string | null;
  readonly createdAt: EpochMs;
  readonly sentAt: EpochMs | null;
  readonly settledAt: EpochMs | null;
}

export interface OpenOperationRecord extends OperationRecord {
  readonly state: OpenState;
}

export type AttemptKind = "send" | "inquire";

export interface AttemptRecord {
  readonly operationId: string;
  readonly seq: number;
  readonly kind: AttemptKind;
  readonly startedAt: EpochMs;
  readonly end: AttemptEnd | null;
}

export interface AttemptEnd {
  readonly endedAt: EpochMs;
  readonly outcome: string;
  readonly httpStatus: number | null;
  readonly providerCode: string | null;
  readonly providerStatus: string | null;
  readonly raw: string | null;
}

/** The one answer that a request key ever gets. */
export type KeptAnswer = Result<VerbAnswer, VerbRefusal>;

export interface PreparationRecord {
  readonly requestKey: string;
  readonly staffId: string;
  readonly orderId: number;
  readonly verb: string;
  readonly version: number;
  readonly flagsState: string;
  readonly shown: { readonly plan: Plan | null };
  readonly createdAt: EpochMs;
  readonly expiresAt: EpochMs;
  readonly answer: KeptAnswer | null;
  readonly operationId: string | null;
}

export type ConsoleTaskKind = "cancel" | "change_amount";

export interface ConsoleTaskRecord {
  readonly id: number;
  readonly orderId: number;
  readonly kind: ConsoleTaskKind;
  readonly state: "open" | "done" | "not_needed";
  readonly amountBefore: number;
  readonly amountAfter: number;
  readonly reasons: readonly string[];
  readonly operationId: string | null;
  readonly openedAt: EpochMs;
  readonly openedBy: string | null;
  /** When the work was seen in the provider's ledger (完了確認待ち). */
  readonly seenAt: EpochMs | null;
  /** A person said that what was seen is not this work. */
  readonly seenDenied: boolean;
}

/** Shop settings that rules read. */
export interface ShopRules {
  readonly pciDss: boolean;
}

/** Flags and 決済方式 of one method and the shop's settings, with who changed each row last. */
export interface RuleInputs {
  readonly flags: MethodRules;
  readonly flagsChangedAt: EpochMs;
  readonly flagsChangedBy: string | null;
  readonly settings: ShopRules;
  readonly settingsChangedAt: EpochMs;
  readonly settingsChangedBy: string | null;
}

/** An order with all that hangs on it, read under its locks. */
export interface LockedOrder {
  readonly order: OrderRecord;
  readonly payment: PaymentRecord | null;
  readonly openOperation: OpenOperationRecord | null;
  readonly openTasks: readonly ConsoleTaskRecord[];
}

export interface StaffRecord {
  readonly name: string;
  /** null: shut out, or of no role that we know. */
  readonly role: Role | null;
}

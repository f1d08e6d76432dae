import type { AuthorizationRules } from "@/lib/capability/authorization";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { RuleReason, Stage } from "@/lib/capability/types";
import type { OperationKind, SecurityCodeDemand, WaitsFor } from "@/lib/gateway/protocol";
import type { TaxRate } from "@/lib/money/tax";
import type { EpochMs } from "@/lib/time/epoch";
import type { CancelOutcome } from "./cancel-outcome";
import type { OrderStatus } from "./order-states";
import type { OperationState } from "./states";

/**
 * What crosses between the order screens and the verbs. Opening a control prepares it; confirming brings back what was
 * shown (version, flags' state, request key), and the verb decides again under lock. Amounts are whole yen.
 */

/** What staff do to an order's payment. Each opens with `prepare` and ends with `confirm`. */
export const ORDER_VERBS = [
  "authorize",
  "change_method",
  "cancel",
  "change_amount",
  "capture",
  "set_cancellation_mark",
  "remove_cancellation_mark",
  "record_payment",
  "take_back_payment",
  "ship",
] as const;
export type OrderVerb = (typeof ORDER_VERBS)[number];

/** Reasons that lie in the order's own state or in the role of the person who asks. They stand beside the rules' reasons and block the verb. */
export const ORDER_REASONS = [
  /** The payment is voided or refunded. */
  "already_canceled",
  /** 取消区分 stands already: the shop's side is canceled, the provider's is a console task. */
  "already_marked",
  /** An operation is requested, sending or unknown. */
  "operation_open",
  /** An operation needs a person (要確認). */
  "operation_needs_person",
  /** Nothing lives at the provider: the buyer has not completed the authorization. */
  "awaiting_authorization",
  "authorization_rejected",
  "authorization_lapsed",
  /** The payment lives: nothing is left to authorize. */
  "already_authorized",
  /** The order's total is 0. */
  "nothing_to_authorize",
  /** The order has the chosen method already. */
  "same_method",
  "already_captured",
  /** 取消区分 is offered by hand only where a cancel is not linked (interpretation 16). */
  "mark_is_automatic",
  "mark_not_set",
  "mark_task_closed",
  "already_paid",
  "not_paid",
  /** The provider has been told the slip number: what it was told stays. */
  "slip_number_told",
  /** The person's role does not suffice. */
  "role",
] as const;
export type OrderReason = (typeof ORDER_REASONS)[number];

/** Why no authorization lives. It blocks a capture; of a cancel and an edit it says why nothing is sent. */
export type NoAuthorization = Extract<
  OrderReason,
  "awaiting_authorization" | "authorization_rejected" | "authorization_lapsed"
>;

/** 対応状況, moved by an act. */
export interface StatusMove {
  readonly before: OrderStatus;
  readonly after: OrderStatus;
}

/** What a cancel would come to before and after. */
export interface CancelMove {
  readonly before: CancelOutcome;
  readonly after: CancelOutcome;
}

/** What a confirmed verb will do, as stated before and done after. */
export type Plan =
  /** One call to the provider. */
  | {
      readonly does: "send";
      readonly kind: Exclude<OperationKind, "authorize">;
      readonly providerOperation: string;
      readonly amountBefore: number;
      /** cancel, terminate: the whole amount held; capture: what is captured; change: the new amount. */
      readonly amount: number;
      readonly deadline: EpochMs | null;
    }
  /** One call that may bring the payment to life: オーソリ, 再オーソリ. */
  | {
      readonly does: "send";
      readonly kind: "authorize";
      readonly providerOperation: string;
      readonly amountBefore: 0;
      readonly amount: number;
      readonly deadline: null;
      /** Captured in the same step, and why; null: it is not. */
      readonly captureReason: AuthorizationRules["captureReason"];
      /** What the provider's card form asks for; null: the method takes no card. */
      readonly securityCode: SecurityCodeDemand | null;
    }
  /** Cancel of an order without a live authorization: the shop alone, no call and no console task. */
  | { readonly does: "cancel_in_shop"; readonly reasons: readonly NoAuthorization[]; readonly amount: number }
  /** 取消区分 and a console task. */
  | {
      readonly does: "mark_and_task";
      readonly reasons: readonly RuleReason[];
      readonly deadline: EpochMs | null;
      readonly amount: number;
    }
  | { readonly does: "unmark"; readonly closesTask: boolean }
  /** Another method, before an authorization lives; nothing is sent. */
  | { readonly does: "change_method"; readonly methodId: MethodId }
  /** The new total waits for the capture; nothing is sent until then. */
  | { readonly does: "wait_for_capture"; readonly amountBefore: number; readonly amount: number }
  /** The order changes, the provider does not; a console task stays open. */
  | {
      readonly does: "change_and_task";
      readonly reasons: readonly RuleReason[];
      readonly deadline: EpochMs | null;
      readonly amountBefore: number;
      readonly amount: number;
    }
  /** The total does not change, or nothing lives at the provider (then the reasons say why). */
  | { readonly does: "change_in_shop"; readonly reasons: readonly NoAuthorization[]; readonly amount: number }
  /** 入金: a fact of the shop. null: 対応状況, or what a cancel would come to, stays. */
  | {
      readonly does: "record_payment";
      readonly paidOn: string;
      readonly status: StatusMove | null;
      readonly cancel: CancelMove | null;
    }
  | { readonly does: "take_back_payment"; readonly status: StatusMove | null; readonly cancel: CancelMove | null }
  /** The parcel's data in the shop alone. */
  | { readonly does: "record_shipment"; readonly status: StatusMove | null };

export interface EditLine {
  readonly name: string;
  readonly productCode: string;
  readonly quantity: number;
  /** Tax included. */
  readonly unitPrice: number;
  readonly taxRate: TaxRate;
}

/** A staff member's edit of an order's amounts. Whole lines, not differences. */
export interface OrderEdit {
  readonly lines: readonly EditLine[];
  readonly shippingFee: number;
  readonly fee: number;
  readonly discount: number;
  readonly points: number;
  /** 取引修正連携 / 減額連携 where the method has the choice; else ignored. */
  readonly editChoice: boolean;
}

/** The answer to opening a control. */
export interface Prepared {
  readonly requestKey: string;
  readonly orderNumber: string;
  readonly verb: OrderVerb;
  readonly version: number;
  /** Fingerprint of the flags and shop settings that decided. */
  readonly flagsState: string;
  readonly expiresAt: EpochMs;
  readonly serverNow: EpochMs;
  /** null for change_amount and change_method, whose plan depends on what is typed. */
  readonly plan: Plan | null;
  /** Whether `acknowledged` has to be ticked for this plan. change_amount: false here, the typed amount decides. */
  readonly needsAcknowledgement: boolean;
}

/** What left the shop, as staff typed it. */
export interface Shipping {
  readonly carrier: string;
  readonly slipNumber: string;
  /** 2026-11-28 */
  readonly shippedOn: string;
  /** 伝票番号連携: the provider is told, where it takes slip numbers. */
  readonly report: boolean;
}

/** What confirming brings back. */
export interface Confirmation {
  readonly requestKey: string;
  readonly version: number;
  readonly flagsState: string;
  /** Why staff do this, in their own words (kept with the operation and the audit event). */
  readonly reason: string;
  /** Ticked where nothing will be sent, or where shop and provider are apart at capture. */
  readonly acknowledged: boolean;
  /** change_amount only. */
  readonly edit?: OrderEdit;
  /** change_method only. */
  readonly methodId?: MethodId;
  /** record_payment only: the day on which the money arrived, 2026-11-28. */
  readonly paidOn?: string;
  /** ship only. */
  readonly shipping?: Shipping;
  /** authorize by a card only: what the provider's form gave for it. Travels in memory to the one call, and is kept nowhere. */
  readonly cardToken?: string;
}

/** Why nothing was sent although staff confirmed. Values for the sentence travel beside the code. */
export type Conflict =
  | {
      readonly code: "stale_version";
      readonly at: EpochMs;
      readonly by: string | null;
      readonly changes: readonly ChangedField[];
    }
  | {
      readonly code: "flags_changed";
      readonly changes: readonly FlagChange[];
      /** What the verb would do now. */
      readonly now: Plan | null;
    }
  | { readonly code: "deadline_passed_meanwhile"; readonly deadline: EpochMs; readonly now: Plan | null }
  | {
      readonly code: "another_operation_open";
      readonly kind: OperationKind;
      readonly at: EpochMs;
      readonly by: string | null;
    }
  | { readonly code: "already_canceled"; readonly at: EpochMs; readonly by: string | null }
  | { readonly code: "preparation_expired" }
  | { readonly code: "preparation_of_another" }
  | { readonly code: "preparation_unknown" };

/** A field of the order that a colleague changed, with both values ready for display keys. */
export interface ChangedField {
  readonly field:
    | "total"
    | "shippingFee"
    | "fee"
    | "discount"
    | "points"
    | "lines"
    | "status"
    | "memo"
    | "stage"
    | "cancellationMark"
    /** Method ids. */
    | "method"
    | "paid"
    | "paidOn"
    | "carrier"
    | "slipNumber"
    | "slipNumberSent"
    | "shippedOn"
    | "other";
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

/** A flag or setting that changed under an open dialog. */
export interface FlagChange {
  readonly flag: string;
  readonly before: string | boolean;
  readonly after: string | boolean;
  readonly at: EpochMs;
  readonly by: string | null;
}

/** Why a control may not be used, rule's and order's reasons together. */
export interface NotAllowed {
  readonly code: "not_allowed";
  readonly reasons: readonly (RuleReason | OrderReason)[];
  readonly stage: Stage | null;
  readonly deadline: EpochMs | null;
}

/**
 * The one answer to a confirmation. Only `done` claims that something happened; `unknown` claims nothing. With
 * `resolvedManually` a person recorded the outcome after looking in the provider's console.
 */
export type VerbAnswer =
  | {
      readonly kind: "done";
      readonly plan: Plan;
      readonly at: EpochMs;
      readonly operationId: string | null;
      readonly taskId: number | null;
      readonly version: number;
      readonly resolvedManually: boolean;
    }
  | {
      readonly kind: "refused_by_provider";
      readonly operationId: string;
      readonly operation: OperationKind;
      readonly providerCode: string | null;
      readonly at: EpochMs;
      readonly resolvedManually: boolean;
    }
  | {
      readonly kind: "unknown";
      readonly operationId: string;
      readonly operation: OperationKind;
      readonly at: EpochMs;
      readonly nextInquiryAt: EpochMs | null;
    }
  /** The provider has taken an authorization, and says what it waits for. */
  | {
      readonly kind: "pending";
      readonly operationId: string;
      readonly operation: OperationKind;
      readonly waitsFor: WaitsFor;
      readonly at: EpochMs;
      readonly nextInquiryAt: EpochMs | null;
    }
  /** The intent was committed and then found impossible before it was sent. Nothing was sent, nothing will be. */
  | {
      readonly kind: "not_sent";
      readonly operationId: string;
      readonly operation: OperationKind;
      readonly cause: string;
      readonly at: EpochMs;
    };

/** What is wrong with the card of a confirmation. Nothing was sent, and the same key may bring another card. */
export const CARD_REFUSALS = [
  /** The method takes a card, and none came. */
  "card_missing",
  "card_token_unknown",
  "card_token_used",
  "card_token_expired",
  /** Given for another order, or for another method. */
  "card_token_of_another",
  /** The code is demanded now, and the form was left without it. */
  "security_code_missing",
  /** The provider did not say whether the card may be used. */
  "card_not_checked",
] as const;
export type CardRefusal = (typeof CARD_REFUSALS)[number];
export type RefusedCard =
  | { readonly code: Exclude<CardRefusal, "card_token_expired"> }
  /** `at`: when its token ran out. */
  | { readonly code: "card_token_expired"; readonly at: EpochMs };

/** Refusals of `prepare` and `confirm`: nothing was sent. */
export type VerbRefusal =
  | NotAllowed
  | Conflict
  | RefusedCard
  | { readonly code: "order_not_found" }
  | { readonly code: "invalid_edit"; readonly fields: readonly FieldIssue[] }
  | { readonly code: "acknowledgement_missing" }
  | { readonly code: "reason_too_long" }
  /** The database could not be reached before an intent was committed. */
  | { readonly code: "database_unavailable" }
  /** The database went away while it saved: what was to change in the shop may stand. Nothing was or will be sent. */
  | { readonly code: "perhaps_saved" };

/** What is wrong with lines, fees and the total of an order, wherever they are typed. */
export interface AmountIssue {
  /** A path such as `lines.0.quantity`, `shippingFee`, `total`. */
  readonly field: string;
  readonly code:
    | "required"
    | "negative"
    | "fraction"
    | "too_large"
    | "not_a_number"
    | "too_long"
    /** A control, a mark of direction, half of a surrogate pair. */
    | "bad_character"
    | "no_lines"
    | "negative_total";
}

export interface FieldIssue {
  readonly field: string;
  readonly code:
    | AmountIssue["code"]
    | "not_a_day"
    | "in_future"
    | "before_order"
    | "unknown_carrier"
    /** A slip number has a character that its carrier's numbers do not have. */
    | "not_a_digit"
    | "wrong_length"
    /** A payment's id that another order's payment has. */
    | "of_another_order";
}

/** What the order's operation is after the inquiry; null where none was open, or another process is at it. */
export interface Inquired {
  readonly state: OperationState | null;
}

/** The provider's form for the card of one order. Nothing that is typed there comes to the shop. */
export interface CardForm {
  readonly url: string;
  /** Messages of the form come from here, or are not the form's. */
  readonly origin: string;
  readonly securityCode: SecurityCodeDemand;
}

export type CardFormRefusal =
  | VerbRefusal
  /** The method takes no card. */
  | { readonly code: "no_card" }
  /** The provider's side did not open its form. */
  | { readonly code: "form_unavailable" };

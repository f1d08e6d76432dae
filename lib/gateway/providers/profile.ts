import type { RepeatFamily } from "../protocol";

/** What a provider's code means for the shop, in words that no single provider owns. */
export const PROVIDER_CODE_MEANINGS = [
  /** The payment's state does not allow the operation. */
  "invalid_state",
  /** The payment has already been canceled, or captured. */
  "already_done",
  /** Past the provider's own limit, or the authorization has lapsed. */
  "expired",
  /** Above what is allowed, an increase, or not the amount that the provider holds. */
  "amount_not_allowed",
  /** The provider does not offer this for the method or at this stage. */
  "not_supported",
  /** The shop's contract or its settings at the provider do not allow it. */
  "contract",
  /** The buyer's side said no: issuer, balance, screening. */
  "declined",
  /** The card's security code is missing or wrong. */
  "security_code",
  /** The provider's screening has not ended. */
  "under_review",
  /** The provider does not know the payment. */
  "not_found",
  /** The request has a field that the provider does not accept. */
  "invalid_request",
  /** Too many requests, maintenance, or another operation on the payment is still running. Nothing was done. */
  "busy",
  /** The provider saw this request before. Says nothing about how that one ended. */
  "duplicate",
  /** The provider does not know itself whether it was done. */
  "maybe_done",
] as const;
export type ProviderCodeMeaning = (typeof PROVIDER_CODE_MEANINGS)[number];

/** What a provider's own status word says. */
export type ProviderStatusMeaning =
  | "authorized"
  | "captured"
  | "voided"
  | "refunded"
  | "lapsed"
  | "processing"
  | "declined";

/** What is sent, as far as a provider's own name for it can depend on that. `increase` is a change_amount upwards. */
export type WireStep =
  | "authorize"
  | "authorize_and_capture"
  | "capture"
  | "report_shipment"
  | `${"cancel" | "terminate" | "change_amount" | "increase" | "change_amount_and_capture"}.${CaptureStage}`;

export type CaptureStage = "before_capture" | "after_capture";

/** A name that depends on the day, in Asia/Tokyo, on which the payment was captured. */
export interface NameByCaptureDay {
  readonly onTheDay: string;
  readonly inTheMonth: string;
  readonly later: string;
}

/** The provider's own names of what a method can be asked, for every step that the shop can send. */
export interface MethodWire {
  readonly operations: Readonly<Partial<Record<WireStep, string | NameByCaptureDay>>>;
  /**
   * After how many days of 24 hours the provider lets an authorization lapse that was not captured. The provider's own limit,
   * not the page's. Left out: none is known.
   */
  readonly authorizationLastsDays?: number;
  /** Where the method has words of its own. */
  readonly statuses?: Readonly<Record<string, ProviderStatusMeaning>>;
  readonly codes?: Readonly<Record<string, ProviderCodeMeaning>>;
}

/**
 * How a family's server shows by its answer that it met a repetition. Where it does not, a refusal may speak of a second
 * delivery of what the first one carried out.
 */
export const SHOWS_REPETITION: Readonly<Record<RepeatFamily, "always" | "by_code" | "never">> = {
  // The first answer comes back.
  idempotency_key: "always",
  // Its word for a repetition is the code that means `duplicate`; a code that no profile has may be such a one.
  merchant_operation_id: "by_code",
  none: "never",
};

/** The wire of one provider: how it treats a repeated request, its operation names, codes and status words. */
export interface ProviderProfile {
  /** The part of a method's id before the slash; `provider` on the wire. */
  readonly provider: string;
  readonly family: RepeatFamily;
  /** idempotency_key: how long the provider remembers a key. Never send again after it. null in the other families. */
  readonly keyWindowHours: number | null;
  readonly statuses: Readonly<Record<string, ProviderStatusMeaning>>;
  /** A key that ends in * stands for every code that begins so. */
  readonly codes: Readonly<Record<string, ProviderCodeMeaning>>;
  /** By method id. */
  readonly methods: Readonly<Record<string, MethodWire>>;
}

import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { TaxRate } from "@/lib/money/tax";
import type { EpochMs } from "@/lib/time/epoch";
import type { AmountIssue, NotAllowed } from "./contract";

/** What a source of orders (the screen, a feed) hands to the verb that registers them. Amounts are whole yen. */

export interface RegisteredAddress {
  readonly postalCode: string;
  readonly prefecture: string;
  /** 市区町村 with 町名. */
  readonly city: string;
  /** 番地 */
  readonly street: string;
  readonly building: string;
}

export interface RegisteredCustomer extends RegisteredAddress {
  readonly name: string;
  readonly kana: string;
  readonly email: string;
  readonly phone: string;
}

/** All "" but the method where the goods go to the customer. */
export interface RegisteredDelivery extends RegisteredAddress {
  readonly name: string;
  readonly kana: string;
  readonly phone: string;
  readonly method: string;
}

export interface RegisteredLine {
  readonly name: string;
  readonly productCode: string;
  readonly quantity: number;
  readonly unitPrice: number;
  /** One of TAX_RATES; anything else is refused at its field. */
  readonly taxRate: string;
}

/** An order as it comes in. Texts as they were typed: the verb trims, and makes digits and hyphens half-width. */
export interface Registration {
  /** The same key is the same order, however often it comes. */
  readonly requestKey: string;
  /** A feed's own number; null: the next of the day. */
  readonly orderNumber: string | null;
  /** null: now. */
  readonly orderedAt: EpochMs | null;
  readonly customer: RegisteredCustomer;
  readonly delivery: RegisteredDelivery;
  /** 2026-11-28; "" where the customer wishes no day. */
  readonly wishedOn: string;
  readonly wishedBand: string;
  readonly lines: readonly RegisteredLine[];
  readonly shippingFee: number;
  readonly fee: number;
  readonly discount: number;
  readonly points: number;
  readonly methodId: string;
  readonly memo: string;
  /** The payment will be authenticated with 3D Secure. */
  readonly threeDSecure: boolean;
}

export const REGISTRATION_CODES = [
  "bad_postal_code",
  /** The address does not begin with one of the 47. */
  "no_prefecture",
  "bad_email",
  "bad_phone",
  "no_such_day",
  /** The wished day lies before the order's. */
  "in_past",
  "in_future",
  "bad_number",
  /** A tax rate or a method that does not exist. */
  "no_such_choice",
] as const;

export interface RegistrationIssue {
  /** A path such as `customer.street`, `lines.0.quantity`, `total`. */
  readonly field: string;
  readonly code: AmountIssue["code"] | (typeof REGISTRATION_CODES)[number];
}

export interface Registered {
  readonly orderNumber: string;
  readonly methodId: MethodId;
  readonly total: number;
}

/** Nothing was registered, and nothing is ever sent by a registration. */
export type RegistrationRefusal =
  | { readonly code: "invalid_order"; readonly fields: readonly RegistrationIssue[] }
  /** Another order bears the number. */
  | { readonly code: "order_number_taken"; readonly orderNumber: string }
  /** The key has registered an order already, with another content. */
  | { readonly code: "registered_otherwise"; readonly orderNumber: string }
  | NotAllowed
  | { readonly code: "database_unavailable" }
  /** The answer to COMMIT was lost. The same key tells what became of it. */
  | { readonly code: "perhaps_saved" };

/** A registration whose every field will do: trimmed, in half-width where that is meant, and added up. */
export interface CheckedRegistration {
  readonly orderNumber: string | null;
  readonly orderedAt: EpochMs | null;
  readonly customer: RegisteredCustomer;
  readonly delivery: RegisteredDelivery;
  readonly wishedOn: string | null;
  readonly wishedBand: string;
  readonly lines: readonly (Omit<RegisteredLine, "taxRate"> & { readonly taxRate: TaxRate })[];
  readonly subtotal: number;
  readonly shippingFee: number;
  readonly fee: number;
  readonly discount: number;
  readonly points: number;
  readonly total: number;
  readonly methodId: MethodId;
  readonly memo: string;
  readonly threeDSecure: boolean;
}

import type { MethodRules } from "@/lib/capability/types";
import type { CardToType } from "../harness/card-form";
import type { TranscribedLine, TranscribedTable } from "./page";

/** The flags of the case's method, its 決済方式, and the shop's PCI DSS. What is not named is off, 決済方式 通常. */
export type SettingsOn = Readonly<Partial<MethodRules & { readonly pciDss: boolean }>>;

/** An order before the case, with the facts that the page's rules read. Amounts whole yen, instants epoch milliseconds. */
export interface OrderBefore {
  /** `none`: staff register the order, and nothing has been authorized yet. */
  readonly payment: "none" | "authorized" | "captured";
  readonly quantity: number;
  readonly unitPrice: number;
  readonly shippingFee: number;
  readonly paid: boolean;
  readonly threeDSecure: boolean;
  readonly slipNumberSent: boolean;
  readonly orderedAt: number;
  readonly paymentAt: number;
  /** Where it was captured. */
  readonly capturedAt: number;
}

/** What staff do, one after the other. */
export type CaseAct =
  | { readonly does: "cancel" }
  /** 取消区分 by hand. */
  | { readonly does: "mark" }
  | { readonly does: "capture" }
  /** 配送処理, with 伝票番号連携 or without. */
  | { readonly does: "ship"; readonly report: boolean }
  /** 入金 recorded, or taken back. */
  | { readonly does: "paid"; readonly paid: boolean }
  /** 受注編集: by how much the total rises or falls; `to_zero`: a total of 0. */
  | { readonly does: "change"; readonly by: number | "to_zero"; readonly editChoice: boolean }
  /** The card is what the buyer types on the provider's form, where the method takes one. */
  | { readonly does: "authorize"; readonly card: MatrixCard };

export interface MatrixCard extends CardToType {
  /** The settings while it is typed, where they are turned before it is sent. */
  readonly typedUnder?: SettingsOn;
}

/** Where the clocks stand while staff act; in cases without them they go as they go. */
export interface ClocksAt {
  /** The shop's while the control is opened, and while it is confirmed. */
  readonly opened: number;
  readonly confirmed: number;
  readonly provider: number;
  readonly passed: /** In time, to the provider's last instant. */
    | "no"
    /** Confirmed at the last instant itself: allowed, and no time is left for the call. */
    | "no_time"
    /** Confirmed in time; it comes to the provider a millisecond after its last instant. */
    | "too_late_there"
    /** Opened at the last instant, confirmed a millisecond later. */
    | "meanwhile"
    /** Opened a millisecond after the last instant. */
    | "yes";
}

/** One thing that is tried: an order, the settings, and what staff do to it. */
export interface MatrixCase {
  /** Its place among all cases: the same for every seed. */
  readonly number: number;
  readonly area: Area;
  /** In a few words, for the line that says it broke. */
  readonly title: string;
  readonly line: TranscribedLine;
  /** The pair that it is about. */
  readonly capability: TranscribedTable;
  readonly settings: SettingsOn;
  readonly order: OrderBefore;
  readonly acts: readonly CaseAct[];
  readonly clocks: ClocksAt | null;
}

export const AREAS = [
  "cancel",
  "amount",
  "mark",
  "capture",
  "condition",
  "authorization",
  "security_code",
  "limit",
] as const;
export type Area = (typeof AREAS)[number];

/** Of an order that lies there when its case begins; a registered one gets the shop's own number. */
export const orderNumberOf = ({ number }: Pick<MatrixCase, "number">): string => `M-${number}`;
export const casePaymentIdOf = ({ number }: Pick<MatrixCase, "number">): string => `matrix-${number}`;

export function totalOf({ quantity, unitPrice, shippingFee }: OrderBefore): number {
  return quantity * unitPrice + shippingFee;
}

import type { AmountRange } from "@/lib/capability/allowed-range";
import type { AuthorizationRules } from "@/lib/capability/authorization";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { DeadlineRule, Gate, Outcome, RuleReason, Stage } from "@/lib/capability/types";
import type { DifferenceBrief } from "@/lib/differences/difference-list-view";
import type { CardFacts, OperationKind } from "@/lib/gateway/protocol";
import type { Rounding } from "@/lib/money/tax";
import type { EditRule } from "@/lib/payments/decide/edit-rule";
import type {
  ChangedField,
  EditLine,
  NoAuthorization,
  OrderReason,
  OrderVerb,
  Plan,
  Prepared,
} from "@/lib/payments/model/contract";
import type { OrderStatus, PaymentStage, WithoutAuthorization } from "@/lib/payments/model/order-states";
import type { Address, CaptureReason, Delivery } from "@/lib/payments/model/records";
import type { OpenState } from "@/lib/payments/model/states";
import type { EpochMs } from "@/lib/time/epoch";
import type { PlainDate } from "@/lib/time/plain-date";
import type { AuthorizationAttempt } from "./attempts";
import type { FactsPart } from "./facts-view";
import type { HistoryEntry } from "./order-history";

/**
 * An order as its screen shows it: facts, and a verdict for each thing that may be done. Codes and values only; the
 * words are chosen where they are drawn. Instants are epoch milliseconds, amounts whole yen.
 */
export interface OrderView {
  /** The server's clock when the verdicts were given. */
  readonly serverNow: EpochMs;
  readonly orderNumber: string;
  readonly version: number;
  readonly method: MethodView;
  readonly order: OrderPart;
  readonly payment: PaymentPart;
  /** 入金処理 and 配送処理 */
  readonly facts: FactsPart;
  readonly amounts: AmountsApart | null;
  readonly openOperation: OpenOperationView | null;
  /** What an authorization would be now; null where one lives, or the order has ended. */
  readonly authorization: AuthorizationNow | null;
  /** Every authorization that was tried, newest first. */
  readonly attempts: readonly AuthorizationAttempt[];
  readonly openTasks: readonly OpenTaskView[];
  readonly reconciliation: ReconciliationView;
  readonly history: readonly HistoryEntry[];
  readonly cards: {
    readonly cancel: VerdictCard;
    readonly amount: VerdictCard;
    readonly mark: VerdictCard;
    readonly capture: VerdictCard;
  };
  /** Set where nothing is left to decide: the screen says it once, in the place of the four cards. */
  readonly canceled: CanceledPart | null;
  readonly viewer: ViewerPart;
}

/** オーソリ, or 再オーソリ of what was declined or has lapsed: what it would be by the settings of now, and what is in the way. */
export interface AuthorizationNow {
  readonly rules: AuthorizationRules;
  readonly blockers: readonly Blocker[];
}

/** How an order's payment ended, and on whose word. */
export interface CanceledPart {
  readonly at: EpochMs | null;
  readonly by: string | null;
  readonly how: /** The provider confirmed a call of ours. */
    | {
        readonly confirmedBy: "provider";
        readonly kind: "cancel" | "terminate";
        readonly amount: number;
        readonly at: EpochMs;
      }
    /** A person recorded what the provider's console shows. */
    | { readonly confirmedBy: "person"; readonly by: string | null; readonly at: EpochMs }
    /** Our record follows the provider's ledger. */
    | { readonly confirmedBy: "ledger"; readonly by: string | null; readonly at: EpochMs }
    /** There was no authorization to cancel: nothing was sent, and no confirmation is needed. */
    | { readonly confirmedBy: "not_needed" };
  readonly reason: string;
}

/** 突合 of this order: what a look at the provider's ledger found. */
export interface ReconciliationView {
  readonly state:
    | "agrees"
    | "differs"
    /** The ledger shows the work of an open console task. */
    | "task_done"
    /** Nobody has looked since it last changed that way. */
    | "not_looked"
    /** With an operation open it is looked at later. */
    | "put_off"
    /** Nothing to lay beside a ledger. */
    | "no_payment";
  readonly lookedAt: EpochMs | null;
  /** Why there is no look to rely on; null in every state but `not_looked`. */
  readonly notLooked: NotLookedWhy | null;
  /** When rounds go on; the view's own instant where one is due. */
  readonly nextRoundAt: EpochMs;
  /** A person recorded how a call ended or that work is done, and the provider's own record has not been seen to agree since. */
  readonly byWordAlone: boolean;
  /** An open difference also stands while an operation is open. */
  readonly difference: DifferenceBrief | null;
}

export type NotLookedWhy =
  /** The payment lives, and no round has come by. */
  | "not_yet"
  /** It has ended, and rounds come by only where something changes. */
  | "ended"
  /** The last look found work done; our record has changed since. */
  | "changed_since"
  /** A call of ours, or work that a person recorded, has moved our record of the payment since the last look. */
  | "payment_moved";

/**
 * The one answer to opening a control: the order as it is shown, and the preparation of exactly that version. What a
 * form or a dialog shows and what its confirmation brings back never come from two answers.
 */
export interface OpenedVerb extends Prepared {
  readonly view: OrderView;
  /** 受注編集: answers an amount while it is typed. null for every other verb, and where there is no amount to change. */
  readonly rule: EditRule | null;
  /** What was changed after the version that was asked about, oldest first. */
  readonly meanwhile: readonly MeanwhileChange[];
}

/** One change of the order by a colleague, while another had it open. */
export interface MeanwhileChange {
  readonly at: EpochMs;
  /** null: no person. */
  readonly by: string | null;
  /** The order's version from this change on. */
  readonly version: number;
  readonly changes: readonly ChangedField[];
}

/** What who looks may do here, apart from the order's own state. */
export interface ViewerPart {
  readonly mayAct: boolean;
  readonly mayChangeSettings: boolean;
}

export interface MethodView {
  readonly id: MethodId;
  /** クレジットカード(都度課金) */
  readonly title: string;
  readonly provider: string;
  readonly providerShort: string;
}

export interface OrderPart {
  readonly orderedAt: EpochMs;
  readonly status: OrderStatus;
  readonly customer: {
    readonly name: string;
    readonly kana: string;
    readonly email: string;
    readonly phone: string;
    /** null: none is known. */
    readonly address: Address | null;
  };
  readonly delivery: DeliveryPart;
  readonly lines: readonly OrderLineView[];
  readonly subtotal: number;
  readonly shippingFee: number;
  readonly fee: number;
  readonly discount: number;
  readonly points: number;
  readonly total: number;
  /** As it was when the order came in. */
  readonly taxRounding: Rounding;
  readonly paid: boolean;
  readonly paidOn: string | null;
  readonly threeDSecure: boolean;
  readonly carrier: string | null;
  readonly slipNumber: string | null;
  readonly slipNumberSent: boolean;
  readonly shippedOn: string | null;
  readonly mark: { readonly at: EpochMs; readonly by: string | null } | null;
  readonly memo: string;
}

/** Where the goods go, and when. */
export interface DeliveryPart {
  /** null: to the customer. */
  readonly to: (Pick<Delivery, "name" | "kana" | "phone"> & { readonly address: Address }) | null;
  readonly method: string;
  readonly wishedOn: PlainDate | null;
  readonly wishedBand: string;
}

export interface OrderLineView extends EditLine {
  readonly position: number;
}

export interface PaymentPart {
  readonly stage: PaymentStage;
  /** Why no authorization lives; null where one does, or has been ended. */
  readonly without: WithoutAuthorization | null;
  readonly providerPaymentId: string | null;
  /** What the provider holds: authorized, and after capture captured less refunded. */
  readonly providerAmount: number;
  readonly waitingAmount: number | null;
  readonly paymentAt: EpochMs | null;
  readonly capturedAt: EpochMs | null;
  readonly canceledAt: EpochMs | null;
  /** When the provider let the authorization end. */
  readonly lapsedAt: EpochMs | null;
  /** When the provider will let the authorization end that nobody captures; its own limit, not the page's. null: none is known. */
  readonly lapsesAt: EpochMs | null;
  /** オーソリ時に確定, and why; null where it was not. */
  readonly captureReason: CaptureReason | null;
  readonly card: CardFacts | null;
  /** Payments that this one took the place of, oldest first. None of them lives. */
  readonly earlier: readonly EarlierPayment[];
}

/** A payment as it ended. Without `paymentAt` it never lived. */
export interface EarlierPayment {
  readonly methodId: MethodId;
  readonly amount: number;
  readonly paymentAt: EpochMs | null;
  readonly lapsedAt: EpochMs | null;
  readonly canceledAt: EpochMs | null;
}

/** Shop and provider differ only for one of these reasons; anything else is a discrepancy. */
export interface AmountsApart {
  readonly shop: number;
  readonly provider: number;
  readonly why: "operation_open" | "awaits_capture" | "console_task_open" | "discrepancy";
}

export interface OpenOperationView {
  readonly id: string;
  readonly kind: OperationKind;
  readonly state: OpenState;
  readonly amount: number;
  readonly at: EpochMs;
  readonly by: string | null;
  readonly nextStepAt: EpochMs | null;
  /** What the provider says that a pending authorization waits for; null in every other state. */
  readonly waitsFor:
    | {
        readonly for: "buyer";
        /** null for 閲覧: who follows it can answer in the buyer's place. */
        readonly url: string | null;
        readonly until: EpochMs;
      }
    | { readonly for: "screening" }
    | null;
}

export interface OpenTaskView {
  readonly id: number;
  readonly kind: "cancel" | "change_amount";
  readonly amountBefore: number;
  readonly amountAfter: number;
  readonly openedAt: EpochMs;
  readonly openedBy: string | null;
  /** 完了確認待ち: when the ledger showed this work; null where it does not, or staff said that it is not this. */
  readonly seenAt: EpochMs | null;
}

/** What would go out, by the provider's own name of it. */
export interface Sends {
  readonly kind: OperationKind;
  readonly providerOperation: string;
}

export interface VerdictCard {
  readonly badge: CardBadge;
  readonly statement: CardStatement;
  /** The rules' reasons, each with what would change it. */
  readonly reasons: readonly CardReason[];
  /** What lies in the order's own state or in who looks. Beside the rules' reasons, never in their place. */
  readonly blockers: readonly Blocker[];
  /** null where the rules were not asked: nothing limits what cannot be done at all. */
  readonly deadline: CardDeadline | null;
  readonly basis: Basis | null;
  readonly conditions: readonly Condition[];
  readonly afterCapture: readonly AfterCapture[];
  /** Work that is outstanding in the provider's console once this is done. */
  readonly duty: "cancel" | "change_amount" | null;
  readonly range: AmountRange | null;
  /** What pressing it would send; 金額変更 has two where an increase is another call. Empty: nothing. */
  readonly sends: readonly Sends[];
  /** The provider's own notice of this act applies; the link as the shop has set it, "" where it has not. */
  readonly noticeUrl: string | null;
  /** Absent where there is nothing to press. It may be pressed when there are no blockers. */
  readonly control: OrderVerb | null;
}

export type CardBadge =
  | Outcome
  /** 取消区分: set by a linked cancel, offered by hand, set. */
  | "automatic"
  | "by_hand"
  | "marked"
  | "captured"
  /** An open operation, the mark or the role is in the way: nothing is offered, whatever the rules answer. */
  | "blocked"
  | "canceled"
  | "unauthorized";

/** The one sentence of a card. */
export type CardStatement =
  | { readonly says: "plan"; readonly plan: Plan }
  /** 金額変更 before an amount was typed: what a decrease does, and an increase where that differs. */
  | {
      readonly says: "amount_change";
      readonly decrease: Outcome;
      readonly increase: Outcome;
      readonly capturesWithChange: boolean;
      readonly whenChosen: boolean;
    }
  | { readonly says: "canceled"; readonly at: EpochMs | null; readonly by: string | null }
  | { readonly says: "unauthorized"; readonly why: NoAuthorization }
  | { readonly says: "captured"; readonly at: EpochMs | null }
  | { readonly says: "capture_waiting"; readonly amount: number; readonly amountBefore: number }
  /** The card's blockers, in words. */
  | { readonly says: "blocked" }
  | { readonly says: "mark_automatic" }
  | { readonly says: "mark_by_hand" }
  | { readonly says: "marked"; readonly at: EpochMs; readonly by: string | null };

export interface CardReason {
  readonly reason: RuleReason;
  /** Any one of these removes the reason; none: no setting changes it. */
  readonly ways: readonly WayOut[];
}

export type WayOut =
  | { readonly kind: "flag"; readonly name: string; readonly choice: string }
  | { readonly kind: "shop_setting"; readonly setting: "pciDss" }
  | { readonly kind: "edit_choice"; readonly field: string; readonly choice: string };

export interface Blocker {
  readonly reason: OrderReason;
  readonly at: EpochMs | null;
  readonly by: string | null;
}

export type CardDeadline =
  | { readonly state: "none" }
  | { readonly state: "not_started"; readonly rule: DeadlineRule }
  /** Running, or passed: which of the two depends on the clock. */
  | { readonly state: "set"; readonly rule: DeadlineRule; readonly at: EpochMs };

/** The cell of the page that decided. */
export interface Basis {
  readonly question: "cancel" | "amount";
  readonly stage: Stage;
  readonly gate: Gate | null;
  readonly supported: boolean;
  /** The page's own words on it, as in a cell. */
  readonly remark: string;
  readonly note: string;
}

/** What the answer hangs on, as it is now. Flags and choices in the page's words. */
export type Condition =
  | { readonly kind: "flag"; readonly name: string; readonly value: string }
  | { readonly kind: "edit_choice"; readonly name: string; readonly value: string }
  | { readonly kind: "paid" | "three_d_secure" | "slip_number_sent"; readonly holds: boolean };

/** What オーソリ確定 would do to a linkage. */
export type AfterCapture = { readonly question: "cancel" | "amount" } & (
  | { readonly becomes: "unavailable" }
  | { readonly becomes: "available" | "limited"; readonly deadline: EpochMs | null }
  | { readonly becomes: "unlimited" | "decrease_only" | "increase_too" | "flag_decides" }
);

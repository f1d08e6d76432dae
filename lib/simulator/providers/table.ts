import type { LedgerState, RepeatFamily } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import type { Mutation, Payment } from "../payment";

/** Why a provider refuses, before it is put into the provider's own code. */
export const REFUSAL_CAUSES = [
  "invalid_state",
  "already_done",
  "expired",
  "amount",
  "not_supported",
  "declined",
  "duplicate",
  "busy",
  "card_unusable",
  "security_code_missing",
] as const;
export type RefusalCause = (typeof REFUSAL_CAUSES)[number];

/** Why a method that takes a card refuses one: its token is used, too old or of another order; its code is missing. */
export type CardCause = Extract<RefusalCause, "card_unusable" | "security_code_missing">;

/** The last instant a provider accepts, counted from one of a payment's clocks, in Asia/Tokyo. */
export interface TimeLimit {
  readonly from: "ordered" | "paid" | "captured";
  /** Times 24 hours. */
  readonly days?: number;
  /** The last millisecond of the month that lies so many months later. */
  readonly monthEnd?: number;
  /** 20:00:00.000 of the last day of the month that lies so many months later. */
  readonly monthEndAt20?: number;
}

/** What a provider accepts at a stage. Nothing named: without conditions. */
export interface StepRule {
  readonly until?: TimeLimit;
  readonly decreaseOnly?: true;
  readonly notWith3ds?: true;
}

/** The provider's word for each state of a payment; without one a lapsed authorization is EXPIRED. */
export type StateWords = Readonly<Record<Exclude<LedgerState, "lapsed">, string>> & {
  readonly lapsed?: string;
  /** Of an authorization that waits for the buyer or for screening; pending where it is left out. */
  readonly waiting?: string;
};

/** Written from the published page a second time, on purpose, and apart from the shop's own tables. */
export interface MethodTable {
  readonly cancel?: { readonly before?: StepRule; readonly after?: StepRule };
  readonly change?: { readonly before?: StepRule; readonly after?: StepRule };
  readonly changeAndCapture?: { readonly before?: StepRule; readonly after?: StepRule };
  readonly captureNow: "never" | "on_request" | "always";
  /** A card is typed on the provider's form; its codes where it refuses one. Left out: the method takes no card. */
  readonly card?: Readonly<Record<CardCause, string>>;
  /** It takes the slip number of what was sent. */
  readonly reportsShipment?: true;
  /** Buyers are screened: some authorizations take their time. */
  readonly screens?: true;
  /** The provider's word for each state of a payment, where the method has its own. */
  readonly statuses?: StateWords;
  /** Where a refunded payment's word depends on the days of capture and cancel. */
  readonly refundedWord?: (capturedAt: EpochMs, canceledAt: EpochMs) => string;
  readonly codes?: Readonly<Partial<Record<Exclude<RefusalCause, CardCause>, string>>>;
}

export interface ProviderTable {
  readonly provider: string;
  readonly family: RepeatFamily;
  /** idempotency_key: how long a key is remembered. */
  readonly keyWindowHours?: number;
  readonly statuses: StateWords;
  readonly codes: Readonly<Record<Exclude<RefusalCause, CardCause>, string>>;
  readonly methods: Readonly<Record<string, MethodTable>>;
  /** The provider's own limits beyond the page, each a switch that is off by default. */
  readonly furtherLimits?: readonly FurtherLimit[];
}

/** What a further limit looks at. `payment` is null for an authorization. */
export interface LimitCase {
  readonly request: Mutation;
  readonly payment: Payment | null;
  readonly now: EpochMs;
  /** authorize: a payment of this provider with this order number is alive. */
  readonly orderNumberTaken: boolean;
}

/** `pending`: taken now, done later; the provider's status word meanwhile. */
export type LimitAnswer = { readonly refuse: RefusalCause } | { readonly pending: string } | null;

/** A limit that a provider has beyond the page. Off unless its switch is on. */
export interface FurtherLimit {
  /** Unique among the provider's; the switch is `provider:name`. */
  readonly name: string;
  readonly says: string;
  readonly judge: (limitCase: LimitCase) => LimitAnswer;
  /** Where the limit ends authorizations by itself: after how many days of 24 hours, by method. */
  readonly lapsesAfterDays?: Readonly<Record<string, number>>;
}

/** Supported without conditions. */
export const FREELY: StepRule = {};

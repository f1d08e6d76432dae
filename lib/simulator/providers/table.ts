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
] as const;
export type RefusalCause = (typeof REFUSAL_CAUSES)[number];

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
export type StateWords = Readonly<Record<Exclude<LedgerState, "lapsed">, string>> & { readonly lapsed?: string };

/** Written from the published page a second time, on purpose, and apart from the shop's own tables. */
export interface MethodTable {
  readonly cancel?: { readonly before?: StepRule; readonly after?: StepRule };
  readonly change?: { readonly before?: StepRule; readonly after?: StepRule };
  readonly changeAndCapture?: { readonly before?: StepRule; readonly after?: StepRule };
  readonly captureNow: "never" | "on_request" | "always";
  /** The provider's word for each state of a payment, where the method has its own. */
  readonly statuses?: StateWords;
  readonly codes?: Readonly<Partial<Record<RefusalCause, string>>>;
}

export interface ProviderTable {
  readonly provider: string;
  readonly family: RepeatFamily;
  /** idempotency_key: how long a key is remembered. */
  readonly keyWindowHours?: number;
  readonly statuses: StateWords;
  readonly codes: Readonly<Record<RefusalCause, string>>;
  readonly methods: Readonly<Record<string, MethodTable>>;
  /** The provider's own limits beyond the page, each a switch, off unless somebody turns it on. */
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
}

/** Supported without conditions. */
export const FREELY: StepRule = {};

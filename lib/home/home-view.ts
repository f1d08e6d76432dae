import type { MethodId, ProviderId } from "@/lib/capability/facts/catalogue";
import type { OperationKind } from "@/lib/gateway/protocol";
import type { ProviderCodeMeaning } from "@/lib/gateway/providers/profile";
import type { DifferenceKind } from "@/lib/payments/model/differences";
import type { PaymentStage } from "@/lib/payments/model/order-states";
import type { OperationState } from "@/lib/payments/model/states";
import type { TaskAge } from "@/lib/tasks/task-ages";
import type { EpochMs } from "@/lib/time/epoch";
import type { PlainDate } from "@/lib/time/plain-date";

/** ホーム as its panels show it. Codes and values only; instants are epoch milliseconds, amounts whole yen. */

/** Each is one query, and may fail alone. */
export const HOME_PANELS = ["now", "limits", "tasks", "captures", "refused", "mine"] as const;
export type HomePanel = (typeof HOME_PANELS)[number];

/** How many, and for how much money: the totals of the orders. */
export interface CountAndAmount {
  readonly count: number;
  readonly yen: number;
}

/** What has to be done first. */
export interface NowView {
  readonly serverNow: EpochMs;
  readonly needsPerson: CountAndAmount & {
    readonly oldest: { readonly methodId: MethodId; readonly kind: OperationKind; readonly at: EpochMs } | null;
  };
  readonly differences: CountAndAmount & {
    /** The commonest first; one difference may be of several kinds. */
    readonly kinds: readonly { readonly kind: DifferenceKind; readonly count: number }[];
  };
  /** Orders whose cancel or amount change would be linked now and no longer tomorrow; `next` is their first limit. */
  readonly endingToday: CountAndAmount & { readonly next: EpochMs | null };
  readonly declined: CountAndAmount;
  readonly unknown: CountAndAmount & { readonly nextInquiryAt: EpochMs | null };
}

/** today: ends today. soon: over within 72 hours. */
export type LimitNearness = "today" | "soon" | "later";

export interface LimitMethod extends CountAndAmount {
  readonly methodId: MethodId;
  readonly stage: PaymentStage;
  /** The first and the last limit of that day. */
  readonly first: EpochMs;
  readonly last: EpochMs;
}

export interface LimitDay extends CountAndAmount {
  readonly date: PlainDate;
  readonly nearness: LimitNearness;
  /** Most yen first. */
  readonly methods: readonly LimitMethod[];
}

/** Linked limits day by day. An order whose cancel and amount limits end on two days stands at both, and once in `total`. */
export interface LimitsView {
  readonly serverNow: EpochMs;
  readonly days: readonly LimitDay[];
  readonly total: CountAndAmount;
}

export interface TasksView extends CountAndAmount {
  readonly serverNow: EpochMs;
  /** The yen of a change is its difference. */
  readonly ages: Readonly<Record<TaskAge, CountAndAmount>>;
  readonly oldest: { readonly orderNumber: string; readonly methodId: MethodId; readonly openedAt: EpochMs } | null;
  /** Those with the most work. */
  readonly providers: readonly { readonly provider: ProviderId; readonly count: number }[];
  readonly seen: number;
}

export interface CapturesView extends CountAndAmount {
  readonly serverNow: EpochMs;
  /** First those that lapse first, then the oldest. */
  readonly rows: readonly {
    readonly orderNumber: string;
    readonly methodId: MethodId;
    readonly total: number;
    readonly paymentAt: EpochMs | null;
    /** When the provider lets the authorization end: its own limit, not the page's. null: none is known. */
    readonly lapsesAt: EpochMs | null;
  }[];
}

export interface RefusedView {
  readonly serverNow: EpochMs;
  readonly count: number;
  /** The first day of those that are looked back on. */
  readonly since: PlainDate;
  readonly rows: readonly {
    readonly id: string;
    readonly orderNumber: string;
    readonly methodId: MethodId;
    readonly kind: OperationKind;
    readonly amountBefore: number;
    readonly amount: number;
    readonly providerCode: string | null;
    readonly meaning: ProviderCodeMeaning | null;
    /** A person recorded it, by name, where the provider had not answered. */
    readonly recordedBy: string | null;
    readonly at: EpochMs;
  }[];
}

export interface MineView {
  readonly serverNow: EpochMs;
  readonly rows: readonly {
    readonly orderNumber: string;
    readonly customerName: string;
    readonly at: EpochMs;
    /** The event of the trail, and the call where it is about one. */
    readonly event: string;
    readonly operation: { readonly kind: OperationKind; readonly state: OperationState } | null;
  }[];
}

export interface HomeViews {
  readonly now: NowView;
  readonly limits: LimitsView;
  readonly tasks: TasksView;
  readonly captures: CapturesView;
  readonly refused: RefusedView;
  readonly mine: MineView;
}

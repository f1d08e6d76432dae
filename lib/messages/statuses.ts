import type { Outcome } from "@/lib/capability/types";
import type { WaitsFor } from "@/lib/gateway/protocol";
import type { HeldApart } from "@/lib/orders/list/list-view";
import type { OrderStatus, PaymentStage, WithoutAuthorization } from "@/lib/payments/model/order-states";
import type { OperationState } from "@/lib/payments/model/states";
import { OUTCOME_TERM } from "./glossary-words";
import { OPERATION_STATE_WORD, WAITS_FOR_WORD } from "./operations";
import { CAPTURED_TOGETHER, ORDER_STATUS_WORD, PAYMENT_STAGE_WORD, WITHOUT_AUTHORIZATION_WORD } from "./order-words";
import { OUTCOME_WORD } from "./outcomes";

/** How a state is drawn. The words, the icon and the shape carry it; the tint only groups. */
export interface StatusWord {
  readonly label: string;
  readonly tint: "blue" | "green" | "amber" | "red" | "violet" | "grey";
  /** plain: a state. solid: staff must act now. dashed: not settled. bare: data without a box. */
  readonly shape: "plain" | "solid" | "dashed" | "bare";
  /** lucide's name; null for words that need none. */
  readonly icon: StatusIcon | null;
  /** Spelled out, for tooltips and headings. */
  readonly long?: string;
}

export const STATUS_ICONS = [
  "ban",
  "calendar-clock",
  "circle-check",
  "circle-dashed",
  "circle-question-mark",
  "circle-x",
  "hourglass",
  "clock",
  "equal",
  "equal-not",
  "file-question-mark",
  "git-compare-arrows",
  "link-2-off",
  "loader-circle",
  "monitor",
  "repeat-2",
  "search-x",
  "send",
  "shield-alert",
  "store",
  "timer-off",
  "triangle-alert",
  "truck",
  "wallet",
  "zap",
] as const;
export type StatusIcon = (typeof STATUS_ICONS)[number];

type Look = readonly [tint: StatusWord["tint"], shape: StatusWord["shape"], icon: StatusIcon | null];

function word(label: string, [tint, shape, icon]: Look, long?: string): StatusWord {
  return { label, tint, shape, icon, ...(long === undefined ? {} : { long }) };
}

const DATA: Look = ["grey", "bare", null];
const OVER: Look = ["grey", "bare", "ban"];

/** 対応状況 */
export const ORDER_STATUS: Record<OrderStatus, StatusWord> = {
  new: word(ORDER_STATUS_WORD.new, DATA),
  awaiting_payment: word(ORDER_STATUS_WORD.awaiting_payment, DATA),
  paid: word(ORDER_STATUS_WORD.paid, DATA),
  preparing: word(ORDER_STATUS_WORD.preparing, DATA),
  shipped: word(ORDER_STATUS_WORD.shipped, DATA),
  completed: word(ORDER_STATUS_WORD.completed, DATA),
  canceled: word(ORDER_STATUS_WORD.canceled, OVER),
  returned: word(ORDER_STATUS_WORD.returned, OVER),
};

function stage(code: PaymentStage, icon: StatusIcon): StatusWord {
  const { short, long } = PAYMENT_STAGE_WORD[code];
  return word(short, ["grey", "plain", icon], long);
}

/** 段階 */
export const STAGE_STATUS: Record<PaymentStage, StatusWord> = {
  unauthorized: stage("unauthorized", "clock"),
  before_capture: stage("before_capture", "circle-dashed"),
  after_capture: stage("after_capture", "circle-check"),
  canceled: stage("canceled", "ban"),
};

/** オーソリ前, 与信NG, 失効: the three that the stage `unauthorized` stands for. */
const WITHOUT_AUTHORIZATION_STATUS: Record<WithoutAuthorization, StatusWord> = {
  awaiting: word(WITHOUT_AUTHORIZATION_WORD.awaiting.short, ["grey", "plain", "clock"]),
  rejected: word(
    WITHOUT_AUTHORIZATION_WORD.rejected.short,
    ["red", "plain", "circle-x"],
    WITHOUT_AUTHORIZATION_WORD.rejected.long,
  ),
  lapsed: word(
    WITHOUT_AUTHORIZATION_WORD.lapsed.short,
    ["grey", "plain", "timer-off"],
    WITHOUT_AUTHORIZATION_WORD.lapsed.long,
  ),
};

/** 段階 as it is shown; `without` says why no authorization lives. */
export function stageStatus(stage: PaymentStage, without: WithoutAuthorization | null): StatusWord {
  return stage === "unauthorized" && without !== null ? WITHOUT_AUTHORIZATION_STATUS[without] : STAGE_STATUS[stage];
}

/** オーソリ時に確定, always with its why; `short` for the list's cells. */
export function capturedTogetherStatus(reason: keyof typeof CAPTURED_TOGETHER.why, short = false): StatusWord {
  const long = `${CAPTURED_TOGETHER.label}(${CAPTURED_TOGETHER.why[reason]})`;
  return word(short ? CAPTURED_TOGETHER.short : CAPTURED_TOGETHER.label, ["blue", "plain", "zap"], long);
}

/** The small tags beside the stage. */
export const ORDER_TAG = {
  unpaid: word("未入金", ["amber", "plain", "wallet"]),
  threeDSecure: word("3DS", ["grey", "plain", "shield-alert"], "3Dセキュア認証を行った決済"),
  slipNumberSent: word("伝票連携済み", ["grey", "plain", "truck"]),
} as const satisfies Record<string, StatusWord>;

function outcome(code: Outcome, look: Look): StatusWord {
  return word(OUTCOME_WORD[code], look, OUTCOME_TERM[code]);
}

/** 連携: what the rules answer. The words are near each other, so each is explained where it stands. */
export const OUTCOME_STATUS: Record<Outcome, StatusWord> = {
  linked: outcome("linked", ["blue", "plain", "send"]),
  shop_only: outcome("shop_only", ["grey", "plain", "store"]),
  at_capture: outcome("at_capture", ["blue", "plain", "calendar-clock"]),
  not_linked: outcome("not_linked", ["amber", "plain", "link-2-off"]),
  refused: outcome("refused", ["red", "plain", "ban"]),
  no_change: outcome("no_change", ["grey", "plain", "equal"]),
  required: outcome("required", ["blue", "plain", "circle-check"]),
  not_required: outcome("not_required", ["grey", "plain", "equal"]),
};

/** 連携状況: how far one call is */
export const OPERATION_STATUS: Record<OperationState, StatusWord> = {
  requested: word(OPERATION_STATE_WORD.requested, ["blue", "plain", "clock"]),
  sending: word(OPERATION_STATE_WORD.sending, ["blue", "dashed", "loader-circle"]),
  pending: word(OPERATION_STATE_WORD.pending, ["blue", "dashed", "hourglass"]),
  unknown: word(OPERATION_STATE_WORD.unknown, ["violet", "dashed", "circle-question-mark"]),
  needs_person: word(OPERATION_STATE_WORD.needs_person, ["violet", "solid", "triangle-alert"]),
  succeeded: word(OPERATION_STATE_WORD.succeeded, ["green", "plain", "circle-check"]),
  failed: word(OPERATION_STATE_WORD.failed, ["red", "plain", "circle-x"]),
  not_sent: word(OPERATION_STATE_WORD.not_sent, ["grey", "plain", "ban"]),
};

/** What an authorization that the provider has taken waits for: the buyer acts, or the provider decides. */
const WAITS_FOR_STATUS: Record<WaitsFor["for"], StatusWord> = {
  buyer: word(WAITS_FOR_WORD.buyer, ["blue", "dashed", "loader-circle"]),
  screening: word(WAITS_FOR_WORD.screening, ["violet", "dashed", "hourglass"]),
};

export function operationStatus(state: OperationState, waitsFor: WaitsFor["for"] | null): StatusWord {
  return state === "pending" && waitsFor !== null ? WAITS_FOR_STATUS[waitsFor] : OPERATION_STATUS[state];
}

/** A provider's amount that is not the order's: an icon beside the amount. Staff need not act where the capture will bring it. */
export const AMOUNT_APART_STATUS: Record<HeldApart["why"], StatusWord> = {
  awaits_capture: word(OUTCOME_WORD.at_capture, ["blue", "plain", "calendar-clock"]),
  differs: word("金額が異なる", ["amber", "plain", "equal-not"]),
};

export type ConsoleTaskStateCode = "open" | "done" | "not_needed";

/** 管理画面での作業 */
export const CONSOLE_TASK_STATUS: Record<ConsoleTaskStateCode, StatusWord> = {
  open: word("未対応", ["amber", "solid", "monitor"]),
  done: word("完了", ["green", "plain", "circle-check"]),
  not_needed: word("不要", ["grey", "plain", "equal"]),
};

export type DeadlineNearness = "far" | "days" | "today" | "over";

/** 期限: drawn by nearness; the words are the distance itself. Never red: nothing has failed. */
export const DEADLINE_STATUS: Record<DeadlineNearness, Omit<StatusWord, "label">> = {
  far: { tint: "grey", shape: "bare", icon: null },
  days: { tint: "amber", shape: "plain", icon: "clock" },
  today: { tint: "amber", shape: "solid", icon: "clock" },
  over: { tint: "grey", shape: "plain", icon: null },
};

const HOUR_MS = 3_600_000;

/** Over strictly after the limit; `today` within 24 hours, `days` within 72. Instants in epoch milliseconds. */
export function deadlineNearness(deadline: number, now: number): DeadlineNearness {
  const left = deadline - now;
  if (left < 0) return "over";
  if (left <= 24 * HOUR_MS) return "today";
  return left <= 72 * HOUR_MS ? "days" : "far";
}

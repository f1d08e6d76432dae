import { methodInList, PROVIDERS } from "@/lib/capability/facts/catalogue";
import { OPERATION_STATE_WORD } from "@/lib/messages/operations";
import { CAPTURED_TOGETHER, ORDER_STATUS_WORD, PAYMENT_STAGE_WORD } from "@/lib/messages/order-words";
import { OUTCOME_WORD } from "@/lib/messages/outcomes";
import { formatYen } from "@/lib/money/yen";
import { type DateRange, type DeadlineFilter, NO_FILTER, type OrderListFilter } from "@/lib/orders/list/list-filter";
import { formatPlainDate } from "@/lib/time/display";

/** A condition that is on, in words, and the filter without it. */
export interface FilterChip {
  readonly label: string;
  readonly value: string;
  readonly without: OrderListFilter;
}

/** Names beyond these are counted: 「ほか6」. */
const NAMED = 3;

/** The conditions that are on, in the order of the form. */
export function chipsOf(filter: OrderListFilter): readonly FilterChip[] {
  const chips: FilterChip[] = [];
  const add = (key: keyof OrderListFilter, label: string, value: string | null) => {
    if (value !== null) chips.push({ label, value, without: { ...filter, [key]: NO_FILTER[key] } });
  };
  add("search", "検索", filter.search === "" ? null : `「${filter.search}」`);
  add(
    "stages",
    "段階",
    listed(filter.stages, (stage) => PAYMENT_STAGE_WORD[stage].short),
  );
  add(
    "statuses",
    "対応状況",
    listed(filter.statuses, (status) => ORDER_STATUS_WORD[status]),
  );
  add(
    "providers",
    "決済代行会社",
    listed(filter.providers, (provider) => PROVIDERS[provider].label),
  );
  add("methods", "決済種別", listed(filter.methods, methodInList));
  add(
    "outcomes",
    "いま取り消すと",
    listed(filter.outcomes, (outcome) => OUTCOME_WORD[outcome]),
  );
  add(
    "operations",
    "連携状況",
    listed(filter.operations, (state) => OPERATION_STATE_WORD[state]),
  );
  add("openTask", "未対応の作業", yesNo(filter.openTask));
  add("difference", "突合の差異", yesNo(filter.difference));
  add("declined", "与信NG・失効", yesNo(filter.declined));
  add("capturedTogether", CAPTURED_TOGETHER.label, yesNo(filter.capturedTogether));
  add("mark", "取消区分", yesNo(filter.mark));
  add("deadline", "期限", filter.deadline && deadlineText(filter.deadline));
  add("ordered", "注文日", filter.ordered && daysText(filter.ordered));
  add("amount", "金額", filter.amount && rangeText(filter.amount.from, filter.amount.to, formatYen));
  return chips;
}

function listed<T>(items: readonly T[], word: (item: T) => string): string | null {
  if (items.length === 0) return null;
  const names = items.slice(0, NAMED).map(word).join("、");
  return items.length > NAMED ? `${names} ほか${items.length - NAMED}` : names;
}

function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? "あり" : "なし";
}

export const DEADLINE_FILTER_WORD: Record<DeadlineFilter["kind"], string> = {
  today: "本日まで(連携できるもの)",
  within72h: "72時間以内(連携できるもの)",
  linked: "期間を指定(連携できるもの)",
  passed: "終了",
  range: "期間を指定",
};

function deadlineText(deadline: DeadlineFilter): string {
  switch (deadline.kind) {
    case "linked":
      return `${daysText(deadline.range)}(連携できるもの)`;
    case "range":
      return daysText(deadline.range);
    default:
      return DEADLINE_FILTER_WORD[deadline.kind];
  }
}

function daysText({ from, to }: DateRange): string {
  return rangeText(from, to, formatPlainDate);
}

function rangeText<T>(from: T | null, to: T | null, word: (end: T) => string): string {
  if (from !== null && from === to) return word(from);
  return `${from === null ? "" : word(from)}〜${to === null ? "" : word(to)}`;
}

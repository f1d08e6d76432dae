import { isMethodId, isProviderId } from "@/lib/capability/facts/catalogue";
import { type IgnoredParam, readAddress } from "@/lib/lists/address-params";
import { isYen } from "@/lib/money/yen";
import { CANCEL_OUTCOMES } from "@/lib/payments/model/cancel-outcome";
import { ORDER_STATUSES, PAYMENT_STAGES } from "@/lib/payments/model/order-states";
import { readSearch } from "@/lib/search/search-limits";
import { parsePlainDate } from "@/lib/time/plain-date";
import {
  type DateRange,
  DEFAULT_SORT,
  type DeadlineFilter,
  NO_FILTER,
  ORDER_LIST_SORTS,
  type OrderListFilter,
  type OrderListSort,
  type OrderListState,
  WATCHED_OPERATIONS,
  type YenRange,
} from "./list-filter";

/**
 * The list's address, read and written: `?q=佐藤&stage=before_capture&deadline=today&sort=deadline`. What cannot be read
 * is left out and named, so that a mistyped or old address still shows a list.
 */
export const ORDER_LIST_PARAMS = [
  "q",
  "provider",
  "method",
  "stage",
  "status",
  "mark",
  "outcome",
  "operation",
  "task",
  "difference",
  "declined",
  "together",
  "deadline",
  "ordered",
  "amount",
  "sort",
  "cursor",
] as const;
export type OrderListParam = (typeof ORDER_LIST_PARAMS)[number];
export type OrderListParams = Readonly<Partial<Record<OrderListParam, string | null | undefined>>>;

export interface ParsedOrderList {
  readonly state: OrderListState;
  readonly ignored: readonly IgnoredParam<OrderListParam>[];
}

export function parseOrderListUrl(params: OrderListParams): ParsedOrderList {
  const { take, ignored } = readAddress<OrderListParam>(params);
  const filter: OrderListFilter = {
    search: take("q", NO_FILTER.search, readSearch),
    providers: take("provider", NO_FILTER.providers, listOf(isProviderId)),
    methods: take("method", NO_FILTER.methods, listOf(isMethodId)),
    stages: take("stage", NO_FILTER.stages, listOf(memberOf(PAYMENT_STAGES))),
    statuses: take("status", NO_FILTER.statuses, listOf(memberOf(ORDER_STATUSES))),
    mark: take<boolean | null>("mark", null, readYesNo),
    outcomes: take("outcome", NO_FILTER.outcomes, listOf(memberOf(CANCEL_OUTCOMES))),
    operations: take("operation", NO_FILTER.operations, listOf(memberOf(WATCHED_OPERATIONS))),
    openTask: take<boolean | null>("task", null, readYesNo),
    difference: take<boolean | null>("difference", null, readYesNo),
    declined: take<boolean | null>("declined", null, readYesNo),
    capturedTogether: take<boolean | null>("together", null, readYesNo),
    deadline: take<DeadlineFilter | null>("deadline", null, readDeadline),
    ordered: take<DateRange | null>("ordered", null, readDates),
    amount: take<YenRange | null>("amount", null, readYen),
  };
  const sort = take("sort", DEFAULT_SORT, readSort);
  return { state: { filter, sort, cursor: params.cursor || null }, ignored };
}

/** The address of a state: only what differs from the plain list, always in the same order. "" for the plain list. */
export function writeOrderListUrl(state: OrderListState): string {
  const { filter, sort, cursor } = state;
  const texts: Record<OrderListParam, string> = {
    q: filter.search,
    provider: filter.providers.join(","),
    method: filter.methods.join(","),
    stage: filter.stages.join(","),
    status: filter.statuses.join(","),
    mark: writeYesNo(filter.mark),
    outcome: filter.outcomes.join(","),
    operation: filter.operations.join(","),
    task: writeYesNo(filter.openTask),
    difference: writeYesNo(filter.difference),
    declined: writeYesNo(filter.declined),
    together: writeYesNo(filter.capturedTogether),
    deadline: filter.deadline === null ? "" : writeDeadline(filter.deadline),
    ordered: filter.ordered === null ? "" : writeRange(filter.ordered),
    amount: filter.amount === null ? "" : writeRange(filter.amount),
    sort: sort.by === DEFAULT_SORT.by && sort.descending === DEFAULT_SORT.descending ? "" : writeSort(sort),
    cursor: cursor ?? "",
  };
  const params = new URLSearchParams();
  for (const param of ORDER_LIST_PARAMS) if (texts[param] !== "") params.set(param, texts[param]);
  // Commas, slashes and colons may stand in a query as they are, and read better so.
  const written = params.toString().replaceAll("%2C", ",").replaceAll("%2F", "/").replaceAll("%3A", ":");
  return written === "" ? "" : `?${written}`;
}

/** The same as pairs, for whoever reads a state back by parseOrderListUrl. */
export function orderListParams(state: OrderListState): OrderListParams {
  return Object.fromEntries(new URLSearchParams(writeOrderListUrl(state)));
}

function memberOf<T extends string>(members: readonly T[]): (text: string) => text is T {
  return (text): text is T => members.some((member) => member === text);
}

/** A list is used as a whole or not at all: half of it would show something else than its address says. */
function listOf<T extends string>(is: (text: string) => text is T): (text: string) => readonly T[] | undefined {
  return (text) => {
    const items = text.split(",");
    return items.every(is) ? [...new Set(items)] : undefined;
  };
}

function readYesNo(text: string): boolean | undefined {
  return text === "yes" ? true : text === "no" ? false : undefined;
}

function writeYesNo(value: boolean | null): string {
  return value === null ? "" : value ? "yes" : "no";
}

/** `from..to`, either end left out where it is open. */
function readRange<T extends string | number>(text: string, readEnd: (text: string) => T | undefined) {
  const ends = text.split("..");
  if (ends.length !== 2) return undefined;
  const [from, to] = ends.map((end) => (end === "" ? null : readEnd(end)));
  if (from === undefined || to === undefined || (from === null && to === null)) return undefined;
  return from !== null && to !== null && from > to ? undefined : { from, to };
}

function writeRange({ from, to }: { readonly from: string | number | null; readonly to: string | number | null }) {
  return `${from ?? ""}..${to ?? ""}`;
}

function readDates(text: string): DateRange | undefined {
  return readRange(text, (end) => {
    const date = parsePlainDate(end);
    return date.ok ? date.value : undefined;
  });
}

function readYen(text: string): YenRange | undefined {
  return readRange(text, (end) => {
    const amount = /^\d{1,9}$/.test(end) ? Number(end) : Number.NaN;
    return isYen(amount) ? amount : undefined;
  });
}

/** Before days: `deadline=linked:2026-11-30..2026-11-30`. */
const LINKED = "linked:";

function readDeadline(text: string): DeadlineFilter | undefined {
  if (text === "today" || text === "passed") return { kind: text };
  if (text === "72h") return { kind: "within72h" };
  const linked = text.startsWith(LINKED);
  const range = readDates(linked ? text.slice(LINKED.length) : text);
  return range && { kind: linked ? "linked" : "range", range };
}

function writeDeadline(deadline: DeadlineFilter): string {
  switch (deadline.kind) {
    case "today":
    case "passed":
      return deadline.kind;
    case "within72h":
      return "72h";
    case "linked":
      return `${LINKED}${writeRange(deadline.range)}`;
    case "range":
      return writeRange(deadline.range);
  }
}

/** `-total` is descending. */
function readSort(text: string): OrderListSort | undefined {
  const descending = text.startsWith("-");
  const by = ORDER_LIST_SORTS.find((key) => key === (descending ? text.slice(1) : text));
  return by && { by, descending };
}

function writeSort(sort: OrderListSort): string {
  return `${sort.descending ? "-" : ""}${sort.by}`;
}

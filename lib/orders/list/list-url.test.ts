import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METHOD_IDS, PROVIDER_IDS } from "@/lib/capability/facts/catalogue";
import { MAX_YEN } from "@/lib/money/yen";
import { CANCEL_OUTCOMES } from "@/lib/payments/model/cancel-outcome";
import { ORDER_STATUSES, PAYMENT_STAGES } from "@/lib/payments/model/order-states";
import type { PlainDate } from "@/lib/time/plain-date";
import {
  DEFAULT_SORT,
  type DeadlineFilter,
  NO_FILTER,
  ORDER_LIST_SORTS,
  type OrderListState,
  WATCHED_OPERATIONS,
} from "./list-filter";
import { ORDER_LIST_PARAMS, type OrderListParams, parseOrderListUrl, writeOrderListUrl } from "./list-url";

const PLAIN: OrderListState = { filter: NO_FILTER, sort: DEFAULT_SORT, cursor: null };

function paramsOf(url: string): OrderListParams {
  return Object.fromEntries(new URLSearchParams(url));
}

const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as PlainDate);

/** From and to in order, at least one of them there. */
function rangeOf<T extends string | number>(end: fc.Arbitrary<T>) {
  return fc
    .tuple(fc.option(end), fc.option(end))
    .filter(([from, to]) => from !== null || to !== null)
    .map(([from, to]) => (from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }));
}

const someOf = <T>(members: readonly T[]) => fc.subarray([...members]);
const maybe = fc.option(fc.boolean());
const states: fc.Arbitrary<OrderListState> = fc.record({
  filter: fc.record({
    search: fc.constantFrom("", "佐藤", "佐藤 090-1234", "a&b=c,d/e"),
    providers: someOf(PROVIDER_IDS),
    methods: someOf(METHOD_IDS),
    stages: someOf(PAYMENT_STAGES),
    statuses: someOf(ORDER_STATUSES),
    mark: maybe,
    outcomes: someOf(CANCEL_OUTCOMES),
    operations: someOf(WATCHED_OPERATIONS),
    openTask: maybe,
    difference: maybe,
    declined: maybe,
    capturedTogether: maybe,
    deadline: fc.option(
      fc.oneof(
        fc.constantFrom<DeadlineFilter>({ kind: "today" }, { kind: "within72h" }, { kind: "passed" }),
        fc.record({ kind: fc.constantFrom("range" as const, "linked" as const), range: rangeOf(day) }),
      ),
    ),
    ordered: fc.option(rangeOf(day)),
    amount: fc.option(rangeOf(fc.nat(MAX_YEN))),
  }),
  sort: fc.record({ by: fc.constantFrom(...ORDER_LIST_SORTS), descending: fc.boolean() }),
  cursor: fc.option(fc.constant("abc_DEF-1")),
});

describe("the list's address", () => {
  it("says every state so that it is read back the same", () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(parseOrderListUrl(paramsOf(writeOrderListUrl(state)))).toEqual({ state, ignored: [] });
      }),
    );
  });

  it("is bare for the plain list", () => {
    expect(writeOrderListUrl(PLAIN)).toBe("");
    expect(parseOrderListUrl({})).toEqual({ state: PLAIN, ignored: [] });
  });

  it("stays readable", () => {
    const state = parseOrderListUrl({
      stage: "before_capture,after_capture",
      deadline: "today",
      sort: "deadline",
    }).state;
    expect(writeOrderListUrl(state)).toBe("?stage=before_capture,after_capture&deadline=today&sort=deadline");
    const day = parseOrderListUrl({ deadline: "linked:2026-11-30..2026-11-30" }).state;
    expect(writeOrderListUrl(day)).toBe("?deadline=linked:2026-11-30..2026-11-30");
  });

  it.each([
    ["status", "abc"],
    ["status", "new,abc"],
    ["status", "new,,paid"],
    ["stage", "constructor"],
    ["provider", "nobody"],
    ["method", "__proto__"],
    ["mark", "1"],
    ["outcome", "at_capture"],
    ["operation", "succeeded"],
    ["task", "open"],
    ["deadline", "tomorrow"],
    ["deadline", "linked:"],
    ["deadline", "linked:today"],
    ["deadline", "2026-02-30..2026-03-01"],
    ["deadline", ".."],
    ["ordered", "2026-11-23"],
    ["ordered", "2026-11-23..2026-11-22"],
    ["ordered", "2026-11-01..2026-11-02..2026-11-03"],
    ["ordered", "２０２６-11-01.."],
    ["ordered", "0001-01-01.."],
    ["ordered", "..2200-01-01"],
    ["deadline", "1899-12-31..2026-11-22"],
    ["amount", "-1.."],
    ["amount", "1.5.."],
    ["amount", "100000000.."],
    ["amount", "500..100"],
    ["amount", "１００.."],
    ["sort", "price"],
    ["sort", "--total"],
    ["q", "あ".repeat(101)],
    ["q", "a b c d e f g h i"],
    ["q", "a\u0000b"],
  ] as const)("leaves out %s=%s and names it", (param, value) => {
    expect(parseOrderListUrl({ [param]: value })).toEqual({ state: PLAIN, ignored: [{ param, value }] });
  });

  it("uses the good conditions beside a bad one", () => {
    const { state, ignored } = parseOrderListUrl({ status: "abc", stage: "before_capture" });
    expect(state.filter.stages).toEqual(["before_capture"]);
    expect(ignored).toEqual([{ param: "status", value: "abc" }]);
  });

  it("includes both ends of a range and takes one that is open", () => {
    expect(parseOrderListUrl({ amount: "0..99999999" }).state.filter.amount).toEqual({ from: 0, to: MAX_YEN });
    expect(parseOrderListUrl({ ordered: "2026-11-23..2026-11-23" }).ignored).toEqual([]);
    expect(parseOrderListUrl({ amount: "..500" }).state.filter.amount).toEqual({ from: null, to: 500 });
  });

  it("never throws, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ORDER_LIST_PARAMS), fc.string(), (param, value) => {
        expect(() => parseOrderListUrl({ [param]: value })).not.toThrow();
      }),
    );
  });
});

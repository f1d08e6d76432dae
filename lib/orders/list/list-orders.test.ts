import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { providerOf } from "@/lib/capability/facts/catalogue";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { buildDifference } from "@/prisma/builders/differences";
import { methodWhere } from "@/prisma/builders/methods";
import { buildOperation, buildTask } from "@/prisma/builders/order-work";
import { type BuiltOrder, buildOrder, buildOrders } from "@/prisma/builders/orders";
import { ORDER_LIST_SORTS } from "./list-filter";
import { countOrders, listOrders } from "./list-orders";
import type { OrderListParams } from "./list-url";

const LIMITED = methodWhere("cancel.before_capture", (facts) => facts?.deadline === "payment+30d");
const UNLIMITED = methodWhere(
  "cancel.before_capture",
  (facts) => facts !== null && facts.deadline === undefined && facts.skip_when_unpaid === undefined,
);

let db: Database;
const now = Date.now();
const HOUR = 3_600_000;
let unknown: BuiltOrder;
let watched: BuiltOrder;
let outstanding: BuiltOrder;

beforeAll(async () => {
  db = connect(await freshDatabase());
  // 40 orders, many of which tie in every sort key but the number.
  await buildOrders(
    db,
    Array.from({ length: 40 }, (_, index) => ({
      orderNumber: `261101-${String(index).padStart(4, "0")}`,
      orderedAt: now - (index % 3) * HOUR,
      methodId: index % 4 === 0 ? LIMITED : UNLIMITED,
      lines: [{ name: "急須 黒", quantity: 1, unitPrice: 1_000 * (1 + (index % 2)) }],
    })),
    now,
  );
  unknown = await buildOrder(db, { orderNumber: "A-1", methodId: UNLIMITED, customerName: "鈴木 健一" }, now);
  await buildOperation(db, unknown, { state: "unknown" }, now);
  watched = await buildOrder(db, { orderNumber: "A-2", methodId: UNLIMITED }, now);
  await buildOperation(db, watched, { state: "needs_person", kind: "change_amount" }, now);
  outstanding = await buildOrder(
    db,
    { orderNumber: "A-3", methodId: UNLIMITED, cancellationMark: true, held: 500 },
    now,
  );
  await buildTask(db, outstanding, {}, now);
  await buildDifference(db, outstanding, { end: "gone" }, now);
  await buildOrder(db, { orderNumber: "A-4", methodId: UNLIMITED, stage: "canceled" }, now);
  await buildOrder(db, { orderNumber: "A-5", methodId: UNLIMITED, stage: "unauthorized" }, now);
  await buildDifference(db, watched, {}, now);
  // A payment that we do not know belongs to no row.
  await buildDifference(db, null, { kinds: ["unknown_payment"], ours: null }, now);
});

afterAll(async () => {
  await db.$disconnect();
});

async function numbers(params: OrderListParams, size = 100): Promise<string[]> {
  return (await listOrders(db, params, size)).rows.map((row) => row.orderNumber);
}

/** Every page from the first on, by the cursors that the list itself hands out. */
async function walk(params: OrderListParams, size: number) {
  const pages: string[][] = [];
  const ordinals: number[] = [];
  let view = await listOrders(db, params, size);
  let cursor: string | null = null;
  for (;;) {
    pages.push(view.rows.map((row) => row.orderNumber));
    ordinals.push(view.firstOrdinal);
    if (view.next === null) return { pages, ordinals, cursor };
    cursor = view.next;
    view = await listOrders(db, { ...params, cursor }, size);
  }
}

describe("the order list", () => {
  it.each(ORDER_LIST_SORTS.flatMap((by) => [by, `-${by}`]))(
    "pages by %s without losing or repeating an order, there and back",
    async (sort) => {
      const all = await numbers({ sort });
      expect(new Set(all).size).toBe(45);
      const { pages, ordinals, cursor } = await walk({ sort }, 7);
      expect(pages.flat()).toEqual(all);
      expect(ordinals).toEqual([1, 8, 15, 22, 29, 36, 43]);
      let view = await listOrders(db, { sort, cursor }, 7);
      for (let index = pages.length - 2; index >= 0; index--) {
        view = await listOrders(db, { sort, cursor: view.previous }, 7);
        expect(view.rows.map((row) => row.orderNumber)).toEqual(pages[index]);
        expect(view.firstOrdinal).toBe(ordinals[index]);
      }
      expect(view.previous).toBeNull();
    },
  );

  it("shows a whole first page when the way back ends before a page is full", async () => {
    const first = await listOrders(db, {}, 20);
    const second = await listOrders(db, { cursor: first.next }, 20);
    const back = await listOrders(db, { cursor: second.previous }, 30);
    expect(back.rows).toHaveLength(30);
    expect(back.firstOrdinal).toBe(1);
  });

  it("puts limits that still run first, then those that passed, then orders without one", async () => {
    const spare = connect(await freshDatabase());
    const paidAgo = (days: number, orderNumber: string) => ({
      methodId: LIMITED,
      orderNumber,
      orderedAt: now - days * 24 * HOUR,
      paymentAt: now - days * 24 * HOUR,
    });
    await buildOrders(spare, [
      { orderNumber: "none", methodId: UNLIMITED },
      paidAgo(40, "long-over"),
      paidAgo(31, "just-over"),
      paidAgo(29, "soon"),
      paidAgo(2, "later"),
    ]);
    const order = async (sort: string) => (await listOrders(spare, { sort })).rows.map((row) => row.orderNumber);
    expect(await order("deadline")).toEqual(["soon", "later", "just-over", "long-over", "none"]);
    expect(await order("-deadline")).toEqual(["later", "soon", "just-over", "long-over", "none"]);
    await spare.$disconnect();
  });

  it("shows an open operation in the verdict's place, and nothing where there is nothing to cancel", async () => {
    const rows = (await listOrders(db, { q: "A-" })).rows;
    const cancel = Object.fromEntries(rows.map((row) => [row.orderNumber, row.cancel]));
    expect(cancel["A-1"]).toEqual({
      kind: "operation",
      state: "unknown",
      operation: "cancel",
      waitsFor: null,
      by: null,
    });
    expect(cancel["A-2"]).toMatchObject({ kind: "operation", state: "needs_person", operation: "change_amount" });
    expect(cancel["A-3"]).toEqual({ kind: "none", why: "already_marked" });
    expect(cancel["A-4"]).toEqual({ kind: "none", why: "already_canceled" });
    expect(cancel["A-5"]).toEqual({
      kind: "verdict",
      outcome: "shop_only",
      reasons: ["awaiting_authorization"],
      terminates: false,
    });
  });

  it("tells apart why no authorization lives, and finds what was captured with its authorization", async () => {
    const spare = connect(await freshDatabase());
    await buildOrders(spare, [
      { orderNumber: "waits", stage: "unauthorized" },
      { orderNumber: "refused", stage: "unauthorized", rejected: true },
      { orderNumber: "ended", stage: "unauthorized", lapsed: true },
      { orderNumber: "together", stage: "after_capture", captureReason: "flag" },
      { orderNumber: "later", stage: "after_capture" },
    ]);
    const found = async (params: OrderListParams) =>
      (await listOrders(spare, { ...params, sort: "orderNumber" })).rows.map(({ orderNumber }) => orderNumber);
    const { rows } = await listOrders(spare, { stage: "unauthorized" });
    expect(Object.fromEntries(rows.map(({ orderNumber, without }) => [orderNumber, without]))).toEqual({
      waits: "awaiting",
      refused: "rejected",
      ended: "lapsed",
    });
    expect(await found({ declined: "yes" })).toEqual(["ended", "refused"]);
    expect(await found({ together: "yes" })).toEqual(["together"]);
    expect(await found({ together: "no", stage: "after_capture" })).toEqual(["later"]);
    await spare.$disconnect();
  });

  it("marks open work and a provider's amount that differs", async () => {
    const [row] = (await listOrders(db, { q: "A-3" })).rows;
    expect(row).toMatchObject({ openTask: true, heldApart: { amount: 500, why: "differs" }, cancellationMark: true });
  });

  it("marks 差異あり for as long as it is open", async () => {
    const rows = (await listOrders(db, { q: "A-" })).rows;
    expect(rows.filter((row) => row.difference).map((row) => row.orderNumber)).toEqual(["A-2"]);
  });

  it("counts and lists by 差異 what it marks", async () => {
    expect(await countOrders(db, { difference: "yes" })).toMatchObject({ count: 1, orMore: false });
    expect(await countOrders(db, { difference: "no" })).toMatchObject({ count: 44, orMore: false });
    expect(await numbers({ difference: "no", stage: "canceled" })).toEqual(["A-4"]);
    expect(await numbers({ difference: "no", operation: "needs_person" })).toEqual([]);
  });

  it.each([
    [{ operation: "unknown" }, ["A-1"]],
    [{ operation: "unknown,needs_person", sort: "orderNumber" }, ["A-1", "A-2"]],
    [{ task: "yes" }, ["A-3"]],
    [{ difference: "yes" }, ["A-2"]],
    [{ mark: "yes", sort: "orderNumber" }, ["A-3", "A-4"]],
    [{ stage: "unauthorized" }, ["A-5"]],
    [{ status: "canceled" }, ["A-4"]],
    [{ q: "鈴木" }, ["A-1"]],
    [{ q: "健" }, ["A-1"]],
    [{ q: "健一 a-1" }, ["A-1"]],
    [{ q: "鈴木 すずき" }, []],
  ] as const)("filters by %j", async (params, expected) => {
    expect(await numbers(params)).toEqual(expected);
  });

  it("takes a provider and its methods together", async () => {
    const all = await numbers({ provider: providerOf(LIMITED) });
    expect(all).toHaveLength(10);
    expect(await numbers({ method: LIMITED })).toEqual(all);
    expect(await numbers({ provider: providerOf(UNLIMITED), method: LIMITED })).toEqual([]);
  });

  it("includes both ends of an amount", async () => {
    expect(await numbers({ amount: "1800..1800" })).toHaveLength(20);
    expect(await numbers({ amount: "1801..2799" })).toEqual([]);
  });

  it("finds text as it stands, wildcards included", async () => {
    expect(await numbers({ q: "%" })).toEqual([]);
    expect(await numbers({ q: "_" })).toEqual([]);
    expect(await numbers({ q: "\\" })).toEqual([]);
  });

  it("names a cursor that it cannot use and shows the first page", async () => {
    const view = await listOrders(db, { cursor: "broken", sort: "total" }, 5);
    expect(view.ignored).toEqual([{ param: "cursor", value: "broken" }]);
    expect(view.rows).toHaveLength(5);
    expect(view.previous).toBeNull();
  });

  it.each([
    [{}, 45],
    [{ q: "急須", amount: "..1800" }, 20],
    [{ q: "ない" }, 0],
  ] as const)("counts and sums up what it lists by %j", async (params, count) => {
    const { rows } = await listOrders(db, params, 100);
    const sum = rows.reduce((all, row) => all + row.total, 0);
    expect(await countOrders(db, params)).toEqual({ count, orMore: false, sum });
    expect(rows).toHaveLength(count);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METHOD_IDS, type MethodId, PROVIDER_IDS } from "@/lib/capability/facts/catalogue";
import type { LinkageSettings } from "@/lib/capability/linkage-classes";
import { connect, type Database } from "@/lib/db/client";
import { openWorkSql } from "@/lib/db/read/desk-counts";
import { differenceListSql } from "@/lib/db/read/difference-list";
import { operationListSql } from "@/lib/db/read/journal-list";
import { openMattersSql, orderListTotalsSql, segmentSql } from "@/lib/db/read/order-list";
import { conditionsOf } from "@/lib/db/read/order-list-conditions";
import type { OrderSort } from "@/lib/db/read/order-list-query";
import { segmentsOf } from "@/lib/db/read/order-list-segments";
import { taskListSql } from "@/lib/db/read/task-list";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { buildManyOrders } from "@/prisma/builders/many-orders";
import { Prisma } from "@/prisma/generated/client";
import { NO_FILTER, type OrderListFilter } from "./list-filter";
import { type OrderListParams, parseOrderListUrl } from "./list-url";
import { listWhere } from "./list-where";

/** On 100,000 orders each kind of list query goes through an index; without one it would read them all. */

const ORDERS = 100_000;
/** Far above what they take (see the README), far below what reading everything in order would. */
const MOST_MS = 400;
const now = Date.now();
const shop: LinkageSettings = {
  flagsByMethod: (method: MethodId) => ({
    cancelApi: METHOD_IDS.indexOf(method) % 2 === 0,
    terminationApi: false,
    gmopsCancelApi: false,
    gmopsModifyApi: false,
    postCaptureAmount: "off",
    captureOnAuthorization: false,
    securityCodeRequired: false,
    orderMode: "normal",
  }),
  pciDss: false,
};

let db: Database;
beforeAll(async () => {
  db = connect(await freshDatabase());
  await buildManyOrders(db, ORDERS);
  await layTrail();
}, 180_000);
afterAll(async () => {
  await db.$disconnect();
});

/** An event for each call, a few of them a manual resolution. Unchained: what is tried is how it is read. */
async function layTrail(): Promise<void> {
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRaw`INSERT INTO audit_events (at, actor, subject, subject_id, kind, data)
      SELECT created_at, 'staff', 'order', order_id::text, 'operation_succeeded',
        jsonb_build_object('operationId', id, 'byPersonsWord', row_number() OVER () % 500 = 0) FROM operations`,
  ]);
  await db.$executeRaw`ANALYZE audit_events`;
}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly Plans?: readonly PlanNode[];
}

interface Explained {
  readonly nodes: readonly PlanNode[];
  readonly indexes: readonly string[];
  readonly ms: number;
}

async function explain(sql: Prisma.Sql): Promise<Explained> {
  type Row = { "QUERY PLAN": { Plan: PlanNode; "Execution Time": number }[] };
  const [row] = await db.$queryRaw<Row[]>(Prisma.sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`);
  const [plan] = row?.["QUERY PLAN"] ?? [];
  if (plan === undefined) throw new Error("no plan");
  const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)];
  const nodes = flatten(plan.Plan);
  const indexes = nodes.map((node) => node["Index Name"]).filter((name) => name !== undefined);
  return { nodes, indexes, ms: plan["Execution Time"] };
}

function filterOf(params: OrderListParams): { filter: OrderListFilter; sort: OrderSort } {
  const { state, ignored } = parseOrderListUrl(params);
  expect(ignored).toEqual([]);
  return state;
}

async function explainPage(params: OrderListParams, segmentIndex = 0, deep = false): Promise<Explained> {
  const { filter, sort } = filterOf(params);
  const segment = segmentsOf(sort, now)[segmentIndex];
  if (segment === undefined) throw new Error("no such segment");
  const keys = { orderedAt: now - 200 * 86_400_000, total: 45_000, orderNumber: "050000", deadline: now };
  const start = deep ? { segment: segmentIndex, key: segment.key && keys[segment.key], id: 50_000 } : null;
  const conditions = conditionsOf(listWhere(filter, shop, now));
  return explain(segmentSql(conditions, segment, start, false, 51));
}

const SORTS: readonly (readonly [sort: string, segment: number, index: string])[] = [
  ["-orderedAt", 0, "orders_ordered_at_id_idx"],
  ["orderedAt", 0, "orders_ordered_at_id_idx"],
  ["total", 0, "orders_total_id_idx"],
  ["-total", 0, "orders_total_id_idx"],
  ["orderNumber", 0, "orders_order_number_key"],
  ["-orderNumber", 0, "orders_order_number_key"],
  ["deadline", 0, "orders_nearest_deadline_id_idx"],
  ["deadline", 1, "orders_nearest_deadline_id_idx"],
];

function readsAll(plan: Explained, relation: string): boolean {
  return plan.nodes.some((node) => node["Node Type"].includes("Seq Scan") && node["Relation Name"] === relation);
}

describe(`list queries on ${ORDERS.toLocaleString("en")} orders`, () => {
  it.each(SORTS)(
    "page by %s (part %i) along its index, from the top and from the middle",
    async (sort, part, index) => {
      for (const deep of [false, true]) {
        const plan = await explainPage({ sort }, part, deep);
        expect(plan.indexes).toContain(index);
        expect(readsAll(plan, "orders")).toBe(false);
        expect(plan.nodes.map((node) => node["Node Type"])).not.toContain("Sort");
        expect(plan.ms).toBeLessThan(MOST_MS);
      }
    },
  );

  it("pages through orders without a limit by their ids", async () => {
    const plan = await explainPage({ sort: "deadline" }, 2, true);
    expect(readsAll(plan, "orders")).toBe(false);
    expect(plan.ms).toBeLessThan(MOST_MS);
  });

  it.each([
    ["a method", { method: METHOD_IDS[7] ?? "" }, null],
    ["a provider", { provider: PROVIDER_IDS[4] ?? "" }, null],
    ["a stage", { stage: "before_capture" }, null],
    ["a status", { status: "returned" }, null],
    ["取消区分", { mark: "no" }, null],
    ["a verdict that many have", { outcome: "not_linked" }, null],
    ["a verdict that few have", { outcome: "shop_only" }, null],
    ["確認中", { operation: "unknown" }, null],
    ["要確認", { operation: "needs_person" }, null],
    ["open work", { task: "yes" }, null],
    ["差異あり", { difference: "yes" }, "differences_one_open"],
    ["no 差異", { difference: "no" }, "orders_ordered_at_id_idx"],
    ["limits that end today", { deadline: "today", sort: "deadline" }, null],
    ["limits that end within 72 hours", { deadline: "72h" }, null],
    ["limits that passed", { deadline: "passed" }, null],
    ["days of limits", { deadline: "2020-01-01..2020-01-31" }, "orders_nearest_deadline_id_idx"],
    ["days of orders", { ordered: "2020-01-01..2020-01-31" }, "orders_ordered_at_id_idx"],
    ["an amount that few have", { amount: "88000..88100" }, "orders_total_id_idx"],
    ["two characters that many have", { q: "佐藤" }, null],
    ["two characters that few have", { q: "渋谷" }, "orders_search_grams"],
    ["two characters that nobody has", { q: "彗星" }, "orders_search_grams"],
    ["one character that nobody has", { q: "鰐" }, "orders_search_grams"],
    ["three characters that many have", { q: "リネン" }, null],
    ["three characters that nobody has", { q: "ワニ革" }, "orders_search_trigrams"],
    ["an order number", { q: "099999-9999" }, "orders_search_trigrams"],
    ["a phone number", { q: "090-0000-1234" }, "orders_search_trigrams"],
    ["a mail address", { q: "user77777@example.jp" }, "orders_search_trigrams"],
    ["two words", { q: "渋谷 リネン" }, null],
    ["two short words in another order", { q: "渋谷 美咲", sort: "-total" }, "orders_search_grams"],
    ["a name of methods that many have", { q: "PayPay" }, null],
    ["a name of a provider", { q: "ゼウス" }, null],
    ["a name of methods and of few customers", { q: "PayPay 渋谷" }, "orders_search_grams"],
    ["a name of methods and of nobody", { q: "GMO 彗星", sort: "-total" }, "orders_search_grams"],
    ["much at once", { stage: "before_capture", outcome: "linked", q: "急須", amount: "1000..50000" }, null],
  ] as const)("filter by %s", async (_, params, index) => {
    const plan = await explainPage(params);
    expect(readsAll(plan, "orders")).toBe(false);
    if (index !== null) expect(plan.indexes).toContain(index);
    expect(plan.ms).toBeLessThan(MOST_MS);
    const { filter } = filterOf(params);
    const count = await explain(orderListTotalsSql(listWhere(filter, shop, now), 10_001));
    expect(count.ms).toBeLessThan(MOST_MS);
  });

  it("count what is open by the partial indexes, and limits of today by theirs", async () => {
    const work = await explain(openWorkSql());
    expect(work.nodes.filter((node) => node["Node Type"].includes("Seq Scan"))).toEqual([]);
    const today = listWhere({ ...NO_FILTER, deadline: { kind: "today" } }, shop, now);
    const count = await explain(orderListTotalsSql(today, 10_001));
    expect(count.indexes).toEqual(expect.arrayContaining(["orders_cancel_deadline_idx", "orders_amount_deadline_idx"]));
    expect(work.ms + count.ms).toBeLessThan(50);
  });

  it("look up what is open of a page's orders by their ids, and nothing else", async () => {
    const page = Array.from({ length: 51 }, (_, index) => 50_001 + index);
    const plan = await explain(openMattersSql(page));
    for (const relation of ["console_tasks", "differences"]) expect(readsAll(plan, relation)).toBe(false);
    expect(plan.ms).toBeLessThan(10);
  });

  const anyCall = { state: null, from: null, to: null, terms: [], code: null } as const;
  const place = { at: now - 100 * 86_400_000, id: "80000000-0000-4000-8000-000000000000" };
  it.each([
    ["all calls", anyCall, "operations_created_at_id_idx"],
    ["refusals", { ...anyCall, state: "failed" }, "operations_state_created_at_id_idx"],
    ["what waits for a person", { ...anyCall, state: "needs_person" }, null],
    ["a month", { ...anyCall, from: now - 60 * 86_400_000, to: now - 30 * 86_400_000 }, "operations_created_at_id_idx"],
    ["a code", { ...anyCall, terms: [{ text: "e3", methodIds: [] }], code: "E3" }, "operations_provider_code_idx"],
    ["a method", { ...anyCall, terms: [{ text: "xyz", methodIds: [...METHOD_IDS.slice(0, 3)] }], code: "xyz" }, null],
    [
      "an order number",
      { ...anyCall, terms: [{ text: "0999999999", methodIds: [] }], code: "099999-9999" },
      "orders_search_trigrams",
    ],
  ] as const)("list %s of the journal", async (_, where, index) => {
    for (const from of [null, place]) {
      const plan = await explain(operationListSql(where, { from, backwards: false }, 51));
      expect(readsAll(plan, "operations")).toBe(false);
      expect(readsAll(plan, "orders")).toBe(false);
      // Whose word ended a call is looked up for the page's calls alone, however long the trail is.
      expect(readsAll(plan, "audit_events")).toBe(false);
      expect(plan.indexes).toContain("audit_events_persons_word");
      if (index !== null) expect(plan.indexes).toContain(index);
      expect(plan.ms).toBeLessThan(MOST_MS);
    }
  });

  it.each([
    ["open", false, null],
    ["open", true, "console_tasks_seen"],
    ["done", false, "console_tasks_state_closed_at_id_idx"],
  ] as const)("list %s work (seen in the ledger: %o)", async (state, seen, index) => {
    for (const from of [null, { at: now - 100 * 86_400_000, id: 1_000 }]) {
      const plan = await explain(
        taskListSql(
          { state, seen, methodIds: null, kind: null, by: null, terms: [], opened: null, orderNumber: null },
          { from, backwards: false },
          51,
        ),
      );
      expect(readsAll(plan, "console_tasks")).toBe(false);
      if (index !== null) expect(plan.indexes).toContain(index);
      expect(plan.ms).toBeLessThan(MOST_MS);
    }
  });

  it.each([
    ["open", { ended: false, provider: null, kind: null }, "differences_one_open"],
    ["open of one provider", { ended: false, provider: PROVIDER_IDS[4] ?? "", kind: null }, "differences_one_open"],
    ["ended", { ended: true, provider: null, kind: null }, "differences_ended_at_id_idx"],
    ["ended of one kind", { ended: true, provider: null, kind: "amount_differs" }, "differences_ended_at_id_idx"],
  ] as const)("list %s differences", async (_, where, index) => {
    for (const from of [null, { at: now - 100 * 86_400_000, id: 1_000 }]) {
      for (const backwards of [false, true]) {
        const plan = await explain(differenceListSql(where, { from, backwards }, 51));
        expect(readsAll(plan, "differences")).toBe(false);
        expect(readsAll(plan, "orders")).toBe(false);
        expect(plan.indexes).toContain(index);
        expect(plan.ms).toBeLessThan(MOST_MS);
      }
    }
  });
});

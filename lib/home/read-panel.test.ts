import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { listDifferences } from "@/lib/differences/list-differences";
import { lapsesAt } from "@/lib/gateway/providers/registry";
import { listJournal } from "@/lib/journal/list-journal";
import { countOrders, listOrders } from "@/lib/orders/list/list-orders";
import { listTasks } from "@/lib/tasks/list-tasks";
import { TASK_AGES } from "@/lib/tasks/task-ages";
import { endOfDayTokyo } from "@/lib/time/tokyo";
import { buildDifference } from "@/prisma/builders/differences";
import type { OrderSpec } from "@/prisma/builders/order-rows";
import { buildOperation, buildTask } from "@/prisma/builders/order-work";
import { type BuiltOrder, buildOrder, buildOrders } from "@/prisma/builders/orders";
import { HOME_HREF } from "./home-links";
import type { HomePanel, HomeViews } from "./home-view";
import { readPanel } from "./read-panel";

/** Each number of ホーム is held against the list that it leads to, by the very address of its link. */

const DAY = 86_400_000;
const MINE = "s1";
const now = Date.now();
let db: Database;

const home = <P extends HomePanel>(panel: P): Promise<HomeViews[P]> => readPanel(db, panel, MINE);
const paramsOf = (href: string) => Object.fromEntries(new URLSearchParams(href.split("?")[1] ?? ""));

/** Everything that a list of orders shows under an address. */
async function ordersAt(href: string) {
  expect(href).toMatch(/^\/orders\?/);
  const view = await listOrders(db, paramsOf(href), 5_000);
  expect(view.ignored).toEqual([]);
  const { count } = await countOrders(db, paramsOf(href));
  expect(view.rows.length).toBe(count);
  return { count, yen: view.rows.reduce((sum, { total }) => sum + total, 0), rows: view.rows };
}

async function tasksAt(href: string): Promise<number> {
  expect(href).toMatch(/^\/tasks/);
  const view = await listTasks(db, paramsOf(href), 1_000);
  expect(view.ignored).toEqual([]);
  return view.totals.all.count;
}

/** Every method in both stages, with payments of the last six months, so that limits fall on all days around now. */
function specs(): OrderSpec[] {
  const tonight = endOfDayTokyo(now);
  return METHOD_IDS.flatMap((methodId, index) =>
    (["before_capture", "after_capture"] as const).flatMap((stage) => {
      const hours = (index % 24) * 3_600_000;
      const payments = [2, 20, 24, 29, 55, 85, 160, 170].map((days) => now - days * DAY + hours);
      // Limits that end with this very day, whenever the test runs.
      const endTonight = [30, 90, 170].map((days) => tonight - days * DAY);
      return [...payments, ...endTonight].map(
        (at, nth) => ({ methodId, stage, orderedAt: at, paymentAt: at, capturedAt: at, paid: nth % 3 > 0 }) as const,
      );
    }),
  );
}

async function changedBy(staffId: string, order: BuiltOrder, kind: string, data: object = {}) {
  const at = new Date(now);
  await db.auditEvent.create({
    data: {
      at,
      actor: "staff",
      staffId,
      subject: "order",
      subjectId: order.orderNumber,
      orderId: order.id,
      kind,
      data,
    },
  });
}

async function layWork() {
  const unknown = await buildOrder(db, { orderNumber: "U-1" }, now);
  const operationId = await buildOperation(db, unknown, { state: "unknown" }, now);
  await db.operation.update({ where: { id: operationId }, data: { nextStepAt: new Date(now + 60_000) } });
  for (const minutes of [5, 36]) {
    const order = await buildOrder(db, { orderNumber: `P-${minutes}` }, now);
    await buildOperation(db, order, { state: "needs_person", createdAt: now - minutes * 60_000 }, now);
  }
  await buildDifference(db, await buildOrder(db), { kinds: ["amount_differs", "stage_differs"] });
  await buildDifference(db, await buildOrder(db), { kinds: ["amount_differs"] });
  await buildDifference(db, null, { kinds: ["unknown_payment"], ours: null, theirs: { authorized: 5_000 } });
  await buildDifference(db, await buildOrder(db), { end: "gone" });
  await buildOrder(db, { orderNumber: "NG-1", stage: "unauthorized", rejected: true }, now);
  await buildOrder(db, { orderNumber: "NG-2", stage: "unauthorized", rejected: true, cancellationMark: true }, now);
  await buildOrder(db, { orderNumber: "WAIT", stage: "unauthorized" }, now);
  for (const [index, status] of (["shipped", "completed", "preparing"] as const).entries()) {
    await buildOrder(db, { orderNumber: `S-${index}`, status, orderedAt: now - (10 + index) * DAY }, now);
  }
  for (const [index, days] of [0, 1, 3, 4, 7, 8, 30, 31, 90].entries()) {
    const order = await buildOrder(db, { orderNumber: `W-${days}` }, now);
    const change = { kind: "change_amount", amountAfter: order.total - 100 } as const;
    const id = await buildTask(db, order, { openedAt: now - days * DAY, ...(index % 2 ? change : {}) }, now);
    if (index === 2) await db.consoleTask.update({ where: { id }, data: { seenAt: new Date(now) } });
  }
  for (const days of [0, 6, 7, 30]) {
    const order = await buildOrder(db, { orderNumber: `R-${days}` }, now);
    await buildOperation(db, order, { state: "failed", providerCode: "E99", createdAt: now - days * DAY }, now);
  }
}

beforeAll(async () => {
  db = connect(await freshDatabase());
  await db.staff.create({ data: { id: MINE, name: "田中 葵", email: "tanaka@example.jp", role: "operator" } });
  await db.staff.create({ data: { id: "s2", name: "鈴木 玲", email: "suzuki@example.jp", role: "operator" } });
});
afterAll(async () => {
  await db.$disconnect();
});

describe("an empty shop", () => {
  it("shows zeros in all places", async () => {
    const { needsPerson, differences, endingToday, declined, unknown } = await home("now");
    const none = { count: 0, yen: 0 };
    expect({ needsPerson, differences, endingToday, declined, unknown }).toEqual({
      needsPerson: { ...none, oldest: null },
      differences: { ...none, kinds: [] },
      endingToday: { ...none, next: null },
      declined: none,
      unknown: { ...none, nextInquiryAt: null },
    });
    const limits = await home("limits");
    expect(limits.total).toEqual(none);
    expect(limits.days).toHaveLength(14);
    expect(await home("tasks")).toMatchObject({ ...none, oldest: null, providers: [], seen: 0 });
    expect(await home("captures")).toMatchObject({ ...none, rows: [] });
    expect(await home("refused")).toMatchObject({ count: 0, rows: [] });
    expect((await home("mine")).rows).toEqual([]);
  });
});

describe("a shop at work", () => {
  beforeAll(async () => {
    await buildOrders(db, specs(), now);
    const on = { cancelApi: true, terminationApi: true, gmopsCancelApi: true, gmopsModifyApi: true };
    for (const methodId of METHOD_IDS.slice(0, 50)) {
      await db.methodSetting.create({ data: { methodId, ...on, postCaptureAmount: "link" } });
    }
    await layWork();
  }, 60_000);

  it("counts what waits as its lists do", async () => {
    const { needsPerson, differences, endingToday, declined, unknown } = await home("now");
    for (const [sum, href] of [
      [needsPerson, HOME_HREF.needsPerson],
      [unknown, HOME_HREF.unknown],
      [declined, HOME_HREF.declined],
      [endingToday, HOME_HREF.endingToday],
    ] as const) {
      const { count, yen } = await ordersAt(href);
      expect({ href, count: sum.count, yen: sum.yen }).toEqual({ href, count, yen });
      expect(count).toBeGreaterThan(0);
    }
    expect(needsPerson).toMatchObject({ count: 2, oldest: { kind: "cancel", at: now - 36 * 60_000 } });
    expect(unknown.nextInquiryAt).toBe(now + 60_000);
    expect(declined.count).toBe(1);
    const shown = await listDifferences(db, paramsOf(HOME_HREF.differences));
    expect(differences.count).toBe(shown.rows.length);
    expect(differences.yen).toBe(12_800 * 2 + 5_000);
    expect(differences.kinds[0]).toEqual({ kind: "amount_differs", count: 2 });
  });

  it("shows of each day exactly the orders that its bar leads to, and of all days those of the total's link", async () => {
    const { days, total } = await home("limits");
    for (const { date, count, yen } of days) {
      const listed = await ordersAt(HOME_HREF.day(date));
      expect({ date, count, yen }).toEqual({ date, count: listed.count, yen: listed.yen });
    }
    expect(days.filter(({ count }) => count > 0).length).toBeGreaterThan(5);
    const [first, last] = [days.at(0), days.at(-1)];
    if (first === undefined || last === undefined) throw new Error("no days");
    const all = await ordersAt(HOME_HREF.days(first.date, last.date));
    expect(total).toEqual({ count: all.count, yen: all.yen });
    const today = (await home("now")).endingToday;
    expect(first).toMatchObject({ nearness: "today", count: today.count, yen: today.yen });
    expect(today.next).toBe(Math.min(...first.methods.map((method) => method.first)));
  });

  it("draws a day by the law of the badges: today, over within 72 hours, later", async () => {
    const { days } = await home("limits");
    const shown = days.map(({ nearness }) => nearness);
    expect(shown.slice(0, 3)).toEqual(["today", "soon", "soon"]);
    expect(new Set(shown.slice(3))).toEqual(new Set(["later"]));
  });

  it("counts work of each age, provider and sighting as its list does", async () => {
    const tasks = await home("tasks");
    expect(tasks.count).toBe(await tasksAt(HOME_HREF.tasks));
    for (const age of TASK_AGES) {
      expect([age, tasks.ages[age].count]).toEqual([age, await tasksAt(HOME_HREF.tasksAged(age))]);
    }
    expect(TASK_AGES.map((age) => tasks.ages[age].count)).toEqual([1, 2, 2, 2, 2]);
    expect(tasks.seen).toBe(await tasksAt(HOME_HREF.seenTasks));
    expect(tasks.seen).toBe(1);
    for (const { provider, count } of tasks.providers) expect(count).toBe(await tasksAt(HOME_HREF.tasksOf(provider)));
    expect(tasks.oldest?.orderNumber).toBe("W-90");
    // A cancel moves the whole amount in the console, a change only what differs.
    expect(tasks.yen).toBe(5 * 12_800 + 4 * 100);
  });

  it("shows the oldest orders that are shipped and not captured, of those in its list", async () => {
    const { count, yen, rows } = await home("captures");
    const listed = await ordersAt(HOME_HREF.captures);
    expect({ count, yen }).toEqual({ count: listed.count, yen: listed.yen });
    expect(rows.map(({ orderNumber }) => orderNumber)).toEqual(["S-1", "S-0"]);
  });

  it("puts the orders first whose authorization their provider lets lapse first", async () => {
    const lapses = METHOD_IDS.find((id) => lapsesAt(id, 0) !== null);
    if (lapses === undefined) throw new Error("some provider lets authorizations lapse");
    const spare = connect(await freshDatabase());
    const shipped = (orderNumber: string, methodId: MethodId, days: number) =>
      ({ orderNumber, methodId, status: "shipped", orderedAt: now - days * DAY, paymentAt: now - days * DAY }) as const;
    const lasting = METHOD_IDS.find((id) => lapsesAt(id, 0) === null) ?? lapses;
    await buildOrders(spare, [shipped("oldest", lasting, 50), shipped("later", lapses, 2), shipped("soon", lapses, 5)]);
    const { rows } = await readPanel(spare, "captures", MINE);
    expect(rows.map(({ orderNumber }) => orderNumber)).toEqual(["soon", "later", "oldest"]);
    expect(rows[0]?.lapsesAt).toBe(lapsesAt(lapses, now - 5 * DAY));
    await spare.$disconnect();
  });

  it("shows the refusals of seven days, as 連携履歴 lists them", async () => {
    const { count, since, rows } = await home("refused");
    const href = HOME_HREF.refused(since);
    const listed = await listJournal(db, paramsOf(href), 1_000);
    expect(listed.ignored).toEqual([]);
    expect(count).toBe(listed.rows.length);
    expect(rows.map(({ id }) => id)).toEqual(listed.rows.map(({ id }) => id).slice(0, 4));
    expect(rows.map(({ orderNumber }) => orderNumber)).toEqual(["R-0", "R-6"]);
  });

  it("shows a person the orders that they changed themselves, each once by the last that was done", async () => {
    const [first, second] = [await buildOrder(db, {}, now), await buildOrder(db, {}, now)];
    const called = await buildOperation(db, second, { kind: "cancel" }, now);
    await changedBy(MINE, first, "memo_changed");
    await changedBy(MINE, second, "operation_started", { operationId: called });
    await changedBy("s2", first, "status_changed");
    await changedBy(MINE, first, "status_changed");
    const { rows } = await home("mine");
    expect(rows).toMatchObject([
      { orderNumber: first.orderNumber, event: "status_changed", operation: null },
      {
        orderNumber: second.orderNumber,
        event: "operation_started",
        operation: { kind: "cancel", state: "succeeded" },
      },
    ]);
  });
});

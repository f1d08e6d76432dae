import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { providerOf } from "@/lib/capability/facts/catalogue";
import { ELSEWHERE, FIRST } from "@/lib/capability/testing/two-methods";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { buildOperation, buildTask } from "@/prisma/builders/order-work";
import { buildOrder } from "@/prisma/builders/orders";
import { listTasks } from "./list-tasks";
import { parseTaskListUrl, type TaskListParams, writeTaskListUrl } from "./task-list-url";

let db: Database;
const now = Date.now();
const HOUR = 3_600_000;
beforeAll(async () => {
  db = connect(await freshDatabase());
  await db.staff.create({ data: { id: "s1", name: "田中 葵", email: "tanaka@example.jp", role: "operator" } });
  for (let index = 0; index < 9; index++) {
    const order = await buildOrder(db, { orderNumber: `T-${index}`, methodId: index === 4 ? ELSEWHERE : FIRST }, now);
    await buildTask(db, order, { openedAt: now - (index < 5 ? 2 : 1) * HOUR, openedBy: "s1" }, now);
  }
  const changed = await buildOrder(db, { orderNumber: "C-1", methodId: FIRST }, now);
  await buildTask(db, changed, { kind: "change_amount", amountAfter: 900, reasons: ["refused_by_provider"] }, now);
  await buildOperation(db, changed, { state: "unknown" }, now);
  const done = await buildOrder(db, { orderNumber: "D-1", methodId: FIRST }, now);
  await buildTask(db, done, { state: "done", closedBy: "s1", workedAt: now - HOUR, note: "済み" }, now);
  const seen = await buildOrder(db, { orderNumber: "S-1", methodId: ELSEWHERE }, now);
  const seenId = await buildTask(db, seen, { openedAt: now - 30 * HOUR, reasons: ["difference"] }, now);
  await db.consoleTask.update({ where: { id: seenId }, data: { seenAt: new Date(now - HOUR) } });
  const denied = await buildOrder(db, { orderNumber: "S-2", methodId: ELSEWHERE }, now);
  const deniedId = await buildTask(db, denied, { openedAt: now - 29 * HOUR }, now);
  await db.consoleTask.update({ where: { id: deniedId }, data: { seenAt: new Date(now), seenDenied: true } });
  const spared = await buildOrder(db, { orderNumber: "N-1", methodId: FIRST }, now);
  const sparedId = await buildTask(db, spared, { note: "不要でした" }, now);
  const ended = { seenAt: new Date(now - HOUR), state: "not_needed", closedAt: new Date(now) } as const;
  await db.consoleTask.update({ where: { id: sparedId }, data: ended });
});
afterAll(async () => {
  await db.$disconnect();
});

async function orders(params: TaskListParams): Promise<string[]> {
  return (await listTasks(db, { sort: "oldest", ...params })).rows.map((row) => row.orderNumber);
}

describe("管理画面での作業", () => {
  it("lists open work oldest first, and says where an operation is in the way", async () => {
    const { rows } = await listTasks(db, { sort: "oldest" });
    expect(rows.map((row) => row.orderNumber)).toEqual([
      ...["S-1", "S-2", "T-0", "T-1", "T-2", "T-3", "T-4"],
      ...["T-5", "T-6", "T-7", "T-8", "C-1"],
    ]);
    expect(rows[2]).toMatchObject({ openedBy: "田中 葵", operationOpen: false, amountBefore: 12_800, amountAfter: 0 });
    expect(rows.at(-1)).toMatchObject({
      kind: "change_amount",
      operationOpen: true,
      reasons: ["refused_by_provider"],
    });
  });

  it("lists apart what 突合 has seen in the ledger, unless staff said that it shows other work", async () => {
    expect((await listTasks(db, { state: "seen" })).rows).toMatchObject([
      { orderNumber: "S-1", state: "open", seenAt: now - HOUR, reasons: ["difference"] },
    ]);
    const open = await listTasks(db, { sort: "oldest" });
    expect(open.rows.slice(0, 2).map((row) => row.seenAt)).toEqual([now - HOUR, null]);
  });

  it("lists closed work apart, with who recorded it and when it was done", async () => {
    expect((await listTasks(db, { state: "done" })).rows).toMatchObject([
      { orderNumber: "D-1", closedBy: "田中 葵", workedAt: now - HOUR, note: "済み" },
    ]);
    // A candidate no longer: nothing is offered for what has ended.
    expect((await listTasks(db, { state: "not_needed" })).rows).toMatchObject([{ orderNumber: "N-1", seenAt: null }]);
  });

  it("filters by provider and by order", async () => {
    expect(await orders({ provider: providerOf(ELSEWHERE) })).toEqual(["S-1", "S-2", "T-4"]);
    expect(await orders({ order: "T-7" })).toEqual(["T-7"]);
    expect(await orders({ order: "T-99" })).toEqual([]);
  });

  it("stands by provider, most work first, each with its oldest rows, its count and its sum", async () => {
    const { rows, groups, next } = await listTasks(db, {});
    expect(groups).toEqual([
      { provider: providerOf(FIRST), count: 9, yen: 8 * 12_800 + 11_900 },
      { provider: providerOf(ELSEWHERE), count: 3, yen: 3 * 12_800 },
    ]);
    expect(rows.filter((row) => row.methodId === FIRST).map((row) => row.orderNumber)).toEqual([
      ...["T-0", "T-1", "T-2", "T-3", "T-5"],
    ]);
    expect(next).toBeNull();
    expect((await listTasks(db, { provider: providerOf(FIRST) })).rows).toHaveLength(9);
    expect((await listTasks(db, { provider: providerOf(FIRST) })).groups).toBeNull();
  });

  it("sums the whole result, whatever the page shows: all of a cancel, the difference of a change", async () => {
    const { totals } = await listTasks(db, { sort: "oldest" }, 2);
    expect(totals).toEqual({
      all: { count: 12, yen: 11 * 12_800 + 11_900 },
      cancel: { count: 11, yen: 11 * 12_800 },
      changeAmount: { count: 1, yen: 11_900 },
      old: { count: 0, yen: 0 },
    });
  });

  it("is narrowed by words, kind and person", async () => {
    expect(await orders({ q: "T-7" })).toEqual(["T-7"]);
    expect(await orders({ kind: "change_amount" })).toEqual(["C-1"]);
    expect(await orders({ by: "s1", q: "T-1" })).toEqual(["T-1"]);
    expect(await orders({ by: "unknown" })).toEqual([]);
    expect((await listTasks(db, { state: "done", by: "s1" })).rows).toHaveLength(1);
    expect((await listTasks(db, {})).people).toEqual([{ id: "s1", name: "田中 葵" }]);
  });

  it("pages by key through work of one instant, there and back", async () => {
    const all = await orders({});
    const pages: string[][] = [];
    let view = await listTasks(db, { sort: "oldest" }, 4);
    for (;;) {
      pages.push(view.rows.map((row) => row.orderNumber));
      if (view.next === null) break;
      view = await listTasks(db, { sort: "oldest", cursor: view.next }, 4);
    }
    expect(pages.flat()).toEqual(all);
    view = await listTasks(db, { sort: "oldest", cursor: view.previous }, 4);
    expect(view.rows.map((row) => row.orderNumber)).toEqual(pages[1]);
  });

  it("refuses a cursor of another tab and names it", async () => {
    const cursor = (await listTasks(db, { sort: "oldest" }, 4)).next ?? "";
    const view = await listTasks(db, { state: "done", cursor });
    expect(view.ignored).toEqual([{ param: "cursor", value: cursor }]);
    expect(view.rows).toHaveLength(1);
  });
});

describe("the address of the work", () => {
  it("is read and written the same", () => {
    const url = `?state=done&q=T&provider=${providerOf(FIRST)}&kind=cancel&age=0&by=s1&order=T-1&sort=oldest`;
    const { state, ignored } = parseTaskListUrl(Object.fromEntries(new URLSearchParams(url)));
    expect(ignored).toEqual([]);
    expect(writeTaskListUrl(state)).toBe(url);
    expect(writeTaskListUrl(parseTaskListUrl({}).state)).toBe("");
  });

  it.each([
    ["state", "closed"],
    ["provider", "unknown"],
    ["order", "x".repeat(65)],
    ["kind", "capture"],
    ["by", "; drop"],
    ["sort", "newest"],
    ["q", "\u0000"],
  ] as const)("leaves out %s=%s and names it", (param, value) => {
    expect(parseTaskListUrl({ [param]: value }).ignored).toEqual([{ param, value }]);
  });
});

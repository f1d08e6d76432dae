import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import { ELSEWHERE, FIRST } from "@/lib/capability/testing/two-methods";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { buildDifference } from "@/prisma/builders/differences";
import { buildOperation } from "@/prisma/builders/order-work";
import { buildOrder } from "@/prisma/builders/orders";
import { type DifferenceListParams, parseDifferenceListUrl, writeDifferenceListUrl } from "./difference-list-url";
import { listDifferences } from "./list-differences";

let db: Database;
const now = Date.now();
const MINUTE = 60_000;
const HOUR = 3_600_000;
beforeAll(async () => {
  db = connect(await freshDatabase());
  await db.staff.create({ data: { id: "s1", name: "田中 葵", email: "tanaka@example.jp", role: "operator" } });
  for (let index = 0; index < 7; index++) {
    const order = await buildOrder(db, { orderNumber: `D-${index}`, methodId: index === 4 ? ELSEWHERE : FIRST }, now);
    await buildDifference(db, order, { foundAt: now - (index < 5 ? 2 : 1) * HOUR }, now);
    if (index === 6) await buildOperation(db, order, { state: "unknown" }, now);
  }
  const short = await buildOrder(db, { orderNumber: "A-1", methodId: FIRST, customerName: "高橋 由紀" }, now);
  const amounts = { authorized: 12_800, captured: 12_800, refunded: 2_000 };
  const doubted = {
    seq: 3,
    operationId: "op-1",
    kind: "change_amount",
    amount: 10_800,
    at: "",
    doubt: "again",
  } as const;
  await buildDifference(
    db,
    short,
    {
      kinds: ["amount_differs", "done_twice"],
      ours: { state: "captured", captured: 12_800, refunded: 1_000 },
      theirs: { state: "captured", canceledAt: null, ...amounts, entries: [{ ...doubted, providerOperation: "x" }] },
      foundAt: now - 10 * MINUTE,
    },
    now,
  );
  await buildDifference(db, null, { kinds: ["unknown_payment"], ours: null, foundAt: now - 5 * MINUTE }, now);
  for (let index = 0; index < 3; index++) {
    const order = await buildOrder(db, { orderNumber: `E-${index}`, methodId: FIRST }, now);
    const end = index === 2 ? "gone" : "taken_over";
    const by = index === 2 ? {} : { endedBy: "s1", note: "管理画面の取消" };
    await buildDifference(db, order, { end, endedAt: now - index * MINUTE, ...by }, now);
  }
});
afterAll(async () => {
  await db.$disconnect();
});

async function orders(params: DifferenceListParams): Promise<string[]> {
  return (await listDifferences(db, params)).rows.map((row) => row.orderNumber);
}

describe("突合", () => {
  it("lists open differences oldest first, with both sides, and says where an operation is in the way", async () => {
    const { rows } = await listDifferences(db, {});
    expect(rows.map((row) => row.orderNumber)).toEqual([
      ...["D-0", "D-1", "D-2", "D-3", "D-4"],
      ...["D-5", "D-6", "A-1", "999999-0001"],
    ]);
    expect(rows[0]).toMatchObject({
      kinds: ["canceled_there"],
      provider: PROVIDERS[providerOf(FIRST)].label,
      ours: { stage: "before_capture", held: 12_800 },
      theirs: { stage: "canceled", held: 0 },
      end: null,
      operationOpen: false,
    });
    expect(rows[6]?.operationOpen).toBe(true);
    expect(rows[7]).toMatchObject({
      customerName: "高橋 由紀",
      kinds: ["done_twice", "amount_differs"],
      ours: { stage: "after_capture", held: 11_800 },
      theirs: { held: 10_800 },
      doubted: [{ kind: "change_amount", amount: 10_800, doubt: "again" }],
    });
  });

  it("shows a payment that is none of ours by the ledger's own words", async () => {
    const row = (await listDifferences(db, { kind: "unknown_payment" })).rows.at(-1);
    expect(row).toMatchObject({ customerName: null, provider: "unknown", method: "unknown/method", ours: null });
  });

  it("lists those that have ended apart, newest first, with how, by whom and why", async () => {
    const { rows } = await listDifferences(db, { state: "ended" });
    expect(rows.map((row) => row.orderNumber)).toEqual(["E-0", "E-1", "E-2"]);
    expect(rows[0]).toMatchObject({ end: "taken_over", endedBy: "田中 葵", endedAt: now, note: "管理画面の取消" });
    expect(rows[2]).toMatchObject({ end: "gone", endedBy: null });
  });

  it("filters by provider and by kind", async () => {
    expect(await orders({ provider: providerOf(ELSEWHERE) })).toEqual(["D-4"]);
    expect(await orders({ kind: "done_twice" })).toEqual(["A-1"]);
    expect(await orders({ kind: "missing_there" })).toEqual([]);
  });

  it("pages by key through differences of one instant, there and back", async () => {
    for (const state of ["open", "ended"]) {
      const all = await orders({ state });
      const pages: string[][] = [];
      let view = await listDifferences(db, { state }, 2);
      for (;;) {
        pages.push(view.rows.map((row) => row.orderNumber));
        if (view.next === null) break;
        view = await listDifferences(db, { state, cursor: view.next }, 2);
      }
      expect(pages.flat()).toEqual(all);
      view = await listDifferences(db, { state, cursor: view.previous }, 2);
      expect(view.rows.map((row) => row.orderNumber)).toEqual(pages.at(-2));
    }
  });

  it("refuses a cursor of another tab and names it", async () => {
    const cursor = (await listDifferences(db, {}, 4)).next ?? "";
    const view = await listDifferences(db, { state: "ended", cursor });
    expect(view.ignored).toEqual([{ param: "cursor", value: cursor }]);
    expect(view.rows).toHaveLength(3);
  });
});

describe("how the rounds go", () => {
  const COUNTS = { looked: 9, agreed: 6, differing: 1, tasksSeen: 1, putOff: 1, unreadable: 0 };
  const round = (minutesAgo: number, more: { failed?: string; ended?: boolean; kind?: "nightly" } = {}) =>
    db.reconciliationRound.create({
      data: {
        kind: more.kind ?? "recent",
        since: new Date(0),
        startedAt: new Date(Date.now() - minutesAgo * MINUTE),
        leaseUntil: new Date(Date.now() + MINUTE),
        endedAt: more.ended === false ? null : new Date(Date.now() - minutesAgo * MINUTE + 2_000),
        failed: more.failed ?? null,
        ...COUNTS,
      },
    });

  it("says so where none was ever run", async () => {
    const { rounds, serverNow } = await listDifferences(db, {});
    expect(rounds).toEqual({ running: null, last: null, lastGoodAt: null, nextAt: serverNow });
  });

  it("tells the last one with its counts and failure, when one last came to its end, and when the next is due", async () => {
    const good = await round(40, { kind: "nightly" });
    const failed = await round(10, { failed: "connection" });
    const { rounds, serverNow } = await listDifferences(db, {});
    expect(rounds.last).toMatchObject({ kind: "recent", failed: "connection", counts: COUNTS });
    expect(rounds.lastGoodAt).toBe(good.endedAt?.getTime());
    // A failed one is tried again after a minute, which has passed.
    expect(rounds.nextAt).toBe(serverNow);
    await db.reconciliationRound.update({ where: { id: failed.id }, data: { failed: null } });
    const after = await listDifferences(db, {});
    expect(after.rounds.nextAt).toBeLessThanOrEqual(failed.startedAt.getTime() + 15 * MINUTE);
    expect(after.rounds.nextAt).toBeGreaterThan(after.serverNow);
    await round(1, { ended: false });
    expect((await listDifferences(db, {})).rounds.running).toMatchObject({ kind: "recent", counts: COUNTS });
  });
});

describe("the address of 突合", () => {
  it("is read and written the same", () => {
    const url = `?state=ended&provider=${providerOf(FIRST)}&kind=canceled_there`;
    const { state, ignored } = parseDifferenceListUrl(Object.fromEntries(new URLSearchParams(url)));
    expect(ignored).toEqual([]);
    expect(writeDifferenceListUrl(state)).toBe(url);
    expect(writeDifferenceListUrl(parseDifferenceListUrl({}).state)).toBe("");
  });

  it.each([
    ["state", "closed"],
    ["provider", "unknown"],
    ["kind", "everything"],
  ] as const)("leaves out %s=%s and names it", (param, value) => {
    expect(parseDifferenceListUrl({ [param]: value }).ignored).toEqual([{ param, value }]);
  });
});

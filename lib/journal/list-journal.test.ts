import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { buildOperation } from "@/prisma/builders/order-work";
import { buildOrder } from "@/prisma/builders/orders";
import { type JournalParams, parseJournalUrl, writeJournalUrl } from "./journal-url";
import { listJournal, readAttempts } from "./list-journal";

let db: Database;
const now = Date.now();
const HOUR = 3_600_000;
let unknownId: string;

beforeAll(async () => {
  db = connect(await freshDatabase());
  const staff = { id: "s1", name: "田中 葵", email: "tanaka@example.jp", role: "operator" };
  await db.staff.create({ data: staff });
  // Many calls of one instant: the id alone tells them apart.
  for (let index = 0; index < 12; index++) {
    const order = await buildOrder(db, { orderNumber: `J-${index}`, providerPaymentId: `ledger-${index}x` }, now);
    await buildOperation(db, order, { createdAt: now - 2 * HOUR, staffId: "s1" }, now);
  }
  const refused = await buildOrder(db, { orderNumber: "R-77" }, now);
  await buildOperation(db, refused, { state: "failed", providerCode: "E99", createdAt: now - HOUR }, now);
  const parcel = await buildOrder(db, { orderNumber: "Y-1", methodId: "yamato/card" }, now);
  await buildOperation(db, parcel, { createdAt: now - 4 * HOUR }, now);
  const open = await buildOrder(db, { orderNumber: "U-1" }, now);
  unknownId = await buildOperation(
    db,
    open,
    {
      state: "unknown",
      kind: "change_amount",
      amount: 900,
      cause: "timeout",
      createdAt: now,
      attempts: [
        { kind: "send", startedAt: now, endedAt: now + 8_000, outcome: "timeout" },
        { kind: "inquire", startedAt: now + 9_000 },
      ],
    },
    now,
  );
});
afterAll(async () => {
  await db.$disconnect();
});

async function orders(params: JournalParams): Promise<string[]> {
  return (await listJournal(db, params)).rows.map((row) => row.orderNumber);
}

describe("連携履歴", () => {
  it("lists every call, the newest first, with who asked for it and how often it was tried", async () => {
    const { rows } = await listJournal(db, {});
    expect(rows).toHaveLength(15);
    expect(rows[0]).toMatchObject({
      orderNumber: "U-1",
      state: "unknown",
      cause: "timeout",
      amountBefore: 12_800,
      amount: 900,
      sends: 1,
      inquiries: 1,
      staffName: null,
      createdAt: now,
      settledAt: null,
    });
    expect(rows[2]).toMatchObject({ staffName: "田中 葵", state: "succeeded" });
  });

  it("tells whose word ended a call, and why, by the trail", async () => {
    const order = await buildOrder(db, { orderNumber: "W-1" }, now);
    const id = await buildOperation(db, order, { createdAt: now - 3 * HOUR, staffId: "s1" }, now);
    await db.auditEvent.create({
      data: {
        at: new Date(now),
        actor: "staff",
        staffId: "s1",
        subject: "order",
        subjectId: "W-1",
        orderId: order.id,
        kind: "operation_succeeded",
        data: { changes: [], operationId: id, byPersonsWord: true, reason: "管理画面で確認" },
      },
    });
    const [mine] = (await listJournal(db, { q: "W-1" })).rows;
    expect(mine?.word).toEqual({ by: "田中 葵", note: "管理画面で確認" });
    const others = (await listJournal(db, {})).rows.filter((row) => row.id !== id);
    expect(others.every((row) => row.word === null)).toBe(true);
  });

  it("tells why an authorization captured, by the call's own record", async () => {
    const order = await buildOrder(db, { orderNumber: "C-1" }, now);
    const details = {
      kind: "authorize",
      captureReason: "flag",
      securityCode: null,
      card: null,
      threeDSecure: false,
    } as const;
    const at = { kind: "authorize", createdAt: now - 5 * HOUR } as const;
    await buildOperation(db, order, { ...at, details }, now);
    await buildOperation(db, order, { ...at, details: { ...details, captureReason: null } }, now);
    await buildOperation(db, order, { createdAt: at.createdAt }, now);
    const { rows } = await listJournal(db, { q: "C-1" });
    expect(rows.map((row) => row.captureReason).sort()).toEqual(["flag", null, null]);
  });

  it("pages by key through calls of one instant, there and back", async () => {
    const all = await orders({});
    const seen: string[][] = [];
    let view = await listJournal(db, {}, 4);
    seen.push(view.rows.map((row) => row.orderNumber));
    let cursor = view.next;
    while (cursor !== null) {
      view = await listJournal(db, { cursor }, 4);
      seen.push(view.rows.map((row) => row.orderNumber));
      cursor = view.next;
    }
    expect(seen.flat()).toEqual(all);
    for (const page of seen.slice(0, -1).reverse()) {
      view = await listJournal(db, { cursor: view.previous }, 4);
      expect(view.rows.map((row) => row.orderNumber)).toEqual(page);
    }
    expect(view.previous).toBeNull();
  });

  it.each([
    [{ state: "failed" }, ["R-77"]],
    [{ state: "unknown" }, ["U-1"]],
    [{ state: "needs_person" }, []],
    [{ q: "R-77" }, ["R-77"]],
    [{ q: "E99" }, ["R-77"]],
    [{ q: "ledger-7x" }, ["J-7"]],
    [{ q: "e98" }, []],
    [{ q: "ヤマト運輸" }, ["Y-1"]],
    [{ q: "ﾔﾏﾄ運輸 Y-1" }, ["Y-1"]],
    [{ q: "ヤマト運輸 R-77" }, []],
    [{ q: "ヤマト運輸", state: "failed" }, []],
    [{ q: "J-3", state: "failed" }, []],
    [{ period: "2000-01-01..2000-12-31" }, []],
  ] as const)("filters by %j", async (params, expected) => {
    expect(await orders(params)).toEqual(expected);
  });

  it("names a cursor that it cannot use", async () => {
    expect((await listJournal(db, { cursor: "x" })).ignored).toEqual([{ param: "cursor", value: "x" }]);
  });

  it("tells the attempts of a call in order, an open one without its end", async () => {
    expect(await readAttempts(db, unknownId)).toMatchObject([
      { kind: "send", outcome: "timeout", startedAt: now, endedAt: now + 8_000 },
      { kind: "inquire", outcome: null, endedAt: null },
    ]);
    expect(await readAttempts(db, "00000000-0000-4000-8000-000000000000")).toBeNull();
    expect(await readAttempts(db, "nonsense")).toBeNull();
  });
});

describe("the journal's address", () => {
  it.each([
    "",
    "?state=failed",
    "?period=2026-11-01..2026-11-23",
    "?period=..2026-11-23&q=261024-0087",
    "?q=%E4%BD%90%E8%97%A4&cursor=abc",
  ])("%s is read and written the same", (url) => {
    const { state, ignored } = parseJournalUrl(Object.fromEntries(new URLSearchParams(url)));
    expect(ignored).toEqual([]);
    expect(Object.fromEntries(new URLSearchParams(writeJournalUrl(state)))).toEqual(
      Object.fromEntries(new URLSearchParams(url)),
    );
  });

  it.each([
    ["state", "succeeded"],
    ["period", "2026-11-23"],
    ["period", "2026-02-30.."],
    ["period", "2026-11-23..2026-11-01"],
    ["q", "a\u0000"],
    ["q", "x".repeat(101)],
  ] as const)("leaves out %s=%s and names it", (param, value) => {
    const { state, ignored } = parseJournalUrl({ [param]: value });
    expect(state).toEqual({ state: null, period: null, search: "", cursor: null });
    expect(ignored).toEqual([{ param, value }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { endOfDayTokyo } from "@/lib/time/tokyo";
import { buildDifference } from "@/prisma/builders/differences";
import { methodWhere } from "@/prisma/builders/methods";
import { buildOperation, buildTask } from "@/prisma/builders/order-work";
import { buildOrder } from "@/prisma/builders/orders";
import { listOrders } from "./list-orders";
import { readDeskCounts } from "./read-desk-counts";

const FLAGGED = methodWhere(
  "cancel.before_capture",
  (facts) => facts?.deadline === "payment+30d" && facts.gate === "cancel_api_or_termination_api",
);
const THIRTY_DAYS = 30 * 86_400_000;

let db: Database;
beforeAll(async () => {
  db = connect(await freshDatabase());
});
afterAll(async () => {
  await db.$disconnect();
});

async function endingAt(deadline: number, orderNumber: string) {
  return buildOrder(db, { orderNumber, methodId: FLAGGED, paymentAt: deadline - THIRTY_DAYS, orderedAt: 0 });
}

describe("the counts on every screen", () => {
  it("are zero in an empty shop", async () => {
    expect(await readDeskCounts(db)).toEqual({
      unknown: 0,
      needsPerson: 0,
      openTasks: 0,
      seenTasks: 0,
      differences: 0,
      endingToday: 0,
    });
  });

  it("count limits that end today only where something would be linked now, as the filtered list shows", async () => {
    const today = endOfDayTokyo(Date.now());
    await endingAt(today, "ends-today");
    await endingAt(today + 1, "ends-tomorrow");
    await endingAt(Date.now() - 1, "is-over");
    await buildOperation(db, await endingAt(today, "being-sent"), { state: "sending" });
    expect((await readDeskCounts(db)).endingToday).toBe(0);
    await db.methodSetting.create({ data: { methodId: FLAGGED, terminationApi: true } });
    expect((await readDeskCounts(db)).endingToday).toBe(1);
    const listed = await listOrders(db, { deadline: "today" });
    expect(listed.rows.map((row) => row.orderNumber)).toEqual(["ends-today"]);
  });

  it("count operations by what they need, and work that is still open", async () => {
    await buildOperation(db, await buildOrder(db), { state: "unknown" });
    await buildOperation(db, await buildOrder(db), { state: "needs_person" });
    await buildOperation(db, await buildOrder(db), { state: "failed" });
    const order = await buildOrder(db);
    await buildTask(db, order);
    await buildTask(db, order, { kind: "change_amount", amountAfter: 100, state: "done" });
    expect(await readDeskCounts(db)).toMatchObject({ unknown: 1, needsPerson: 1, openTasks: 1, seenTasks: 0 });
  });

  it("count work that the ledger shows as done, unless somebody said that it is not this, and open differences", async () => {
    for (const seenDenied of [false, true]) {
      const order = await buildOrder(db);
      const id = await buildTask(db, order);
      await db.consoleTask.update({ where: { id }, data: { seenAt: new Date(), seenDenied } });
    }
    await buildDifference(db, await buildOrder(db));
    await buildDifference(db, null, { kinds: ["unknown_payment"], ours: null });
    await buildDifference(db, await buildOrder(db), { end: "gone" });
    expect(await readDeskCounts(db)).toMatchObject({ openTasks: 3, seenTasks: 1, differences: 2 });
  });
});

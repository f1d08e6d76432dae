import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { PROFILES } from "@/lib/gateway/providers/registry";
import { buildDifference } from "@/prisma/builders/differences";
import { methodWhere } from "@/prisma/builders/methods";
import { buildOperation, buildTask } from "@/prisma/builders/order-work";
import { buildOrder } from "@/prisma/builders/orders";
import { readOpening, readOrder } from "./read-order";

let db: Database;
const now = Date.now();
const MINUTE = 60_000;
const methodId = methodWhere(
  "cancel.before_capture",
  (facts) => facts?.gate === "cancel_api_or_termination_api" && facts.deadline === undefined,
);
const viewer = { role: "operator" } as const;
const OPENING = { verb: "change_amount", since: 0 } as const;

/** A code of the method's own provider that has a meaning. */
function aKnownCode(): string {
  const profile = PROFILES.find((one) => Object.hasOwn(one.methods, methodId));
  const code = Object.keys(profile?.codes ?? {}).find((key) => profile?.codes[key] === "invalid_state");
  if (code === undefined) throw new Error(`${methodId} has no code for a wrong state`);
  return code;
}

beforeAll(async () => {
  db = connect(await freshDatabase());
  await db.staff.create({ data: { id: "s1", name: "田中 葵", email: "tanaka@example.jp", role: "operator" } });
  const order = await buildOrder(db, { orderNumber: "261024-0087", methodId, orderedAt: now - 100 * MINUTE }, now);
  await buildOperation(
    db,
    order,
    { state: "failed", providerCode: aKnownCode(), createdAt: now - 30 * MINUTE, staffId: "s1" },
    now,
  );
  await buildOperation(db, order, { state: "unknown", createdAt: now - MINUTE, staffId: "s1" }, now);
  await buildTask(db, order, { kind: "change_amount", openedAt: now - 20 * MINUTE, openedBy: "s1" }, now);
  await db.auditEvent.createMany({
    data: [
      {
        at: new Date(now - 40 * MINUTE),
        actor: "staff",
        staffId: "s1",
        subject: "order",
        subjectId: "261024-0087",
        orderId: order.id,
        kind: "memo_changed",
        data: { changes: [{ field: "memo", before: "", after: "電話済み" }] },
      },
      {
        at: new Date(now - 35 * MINUTE),
        actor: "staff",
        staffId: "s1",
        subject: "order",
        subjectId: "261024-0087",
        orderId: order.id,
        kind: "operation_started",
        data: { changes: [] },
      },
      {
        at: new Date(now - 10 * MINUTE),
        actor: "staff",
        staffId: "s1",
        subject: "method",
        subjectId: methodId,
        kind: "flag_changed",
        data: { flag: "cancelApi", before: true, after: false },
      },
      {
        at: new Date(now - 200 * MINUTE),
        actor: "staff",
        staffId: "s1",
        subject: "method",
        subjectId: methodId,
        kind: "flag_changed",
        data: { flag: "cancelApi", before: false, after: true },
      },
    ],
  });
});
afterAll(async () => {
  await db.$disconnect();
});

describe("受注詳細", () => {
  it("has nothing to show of a number that is no order's", async () => {
    expect(await readOrder("999999-9999", viewer, db)).toBeNull();
    expect(await readOpening({ ...OPENING, orderNumber: "' OR 1=1 --" }, viewer, db)).toBeNull();
  });

  it("tells the open operation with who sent it, and blocks every act by it", async () => {
    const view = await readOrder("261024-0087", viewer, db);
    expect(view?.openOperation).toMatchObject({ state: "unknown", by: "田中 葵" });
    expect(Object.values(view?.cards ?? {}).map((card) => card.control)).toEqual([null, null, null, null]);
    expect(view?.openTasks).toEqual([expect.objectContaining({ kind: "change_amount", openedBy: "田中 葵" })]);
  });

  it("lays calls, edits and the flags turned since the order in one line of time, newest first, each once", async () => {
    const view = await readOrder("261024-0087", viewer, db);
    const told = view?.history.map((entry) => (entry.type === "operation" ? entry.state : entry.kind));
    expect(told?.filter((kind) => kind !== "order_placed")).toEqual([
      "unknown",
      "flag_changed",
      "failed",
      "memo_changed",
    ]);
    expect(view?.history.find((entry) => entry.type === "operation" && entry.state === "failed")).toMatchObject({
      by: "田中 葵",
      meaning: "invalid_state",
    });
    expect(view?.history.find((entry) => entry.type === "event" && entry.topic === "setting")).toMatchObject({
      flag: { flag: "cancelApi", after: false },
    });
  });

  it("tells a manual resolution of what the provider's console shows, with its note; the call's own line does not", async () => {
    const order = await buildOrder(db, { orderNumber: "261024-0098", methodId }, now);
    const event = {
      actor: "staff",
      staffId: "s1",
      subject: "order",
      subjectId: "261024-0098",
      orderId: order.id,
      kind: "operation_succeeded",
    } as const;
    await db.auditEvent.createMany({
      data: [
        { ...event, at: new Date(now - 2 * MINUTE), data: { changes: [] } },
        {
          ...event,
          at: new Date(now - MINUTE),
          data: { changes: [], byPersonsWord: true, reason: "管理画面で取消済みを確認" },
        },
      ],
    });
    const view = await readOrder("261024-0098", viewer, db);
    expect(view?.history.filter((entry) => entry.type === "event" && entry.kind === event.kind)).toEqual([
      expect.objectContaining({
        by: "田中 葵",
        resolvedManually: true,
        topic: "operation",
        reason: "管理画面で取消済みを確認",
      }),
    ]);
  });

  it("tells a repaired difference among what concerns the provider, in the history", async () => {
    const order = await buildOrder(db, { orderNumber: "261024-0089", methodId }, now);
    const event = {
      actor: "staff",
      staffId: "s1",
      subject: "order",
      subjectId: "261024-0089",
      orderId: order.id,
    } as const;
    const data = { changes: [], differenceId: 1, reason: "電話で確認" };
    await db.auditEvent.create({ data: { ...event, at: new Date(now), kind: "ledger_taken_over", data } });
    const [entry] = (await readOrder("261024-0089", viewer, db))?.history ?? [];
    expect(entry).toMatchObject({ topic: "operation", kind: "ledger_taken_over", by: "田中 葵", reason: "電話で確認" });
  });

  it("tells when the payment was last laid beside the ledger, and what differs", async () => {
    expect((await readOrder("261024-0087", viewer, db))?.reconciliation).toMatchObject({ state: "put_off" });
    const quiet = await buildOrder(db, { orderNumber: "261024-0088", methodId }, now);
    await db.ledgerLook.create({
      data: { paymentId: quiet.paymentId, lookedAt: new Date(now - MINUTE), agrees: true },
    });
    const state = async () => (await readOrder("261024-0088", viewer, db))?.reconciliation;
    expect(await state()).toEqual({
      state: "agrees",
      lookedAt: now - MINUTE,
      notLooked: null,
      nextRoundAt: expect.any(Number),
      byWordAlone: false,
      difference: null,
    });
    await buildDifference(db, quiet, { end: "gone" }, now);
    expect((await state())?.state).toBe("agrees");
    const id = await buildDifference(db, quiet, {}, now);
    expect(await state()).toMatchObject({ state: "differs", difference: { id, theirs: { stage: "canceled" } } });
  });

  it("decides by flags that are off where the shop has set none", async () => {
    const view = await readOrder("261024-0087", viewer, db);
    expect(view?.cards.cancel.reasons.map(({ reason }) => reason)).toEqual(["flag_off"]);
  });

  it("hands the browser nothing but what is shown: no request keys, no decisions, no lists of staff", async () => {
    const { state: _, ...sent } = (await readOpening({ ...OPENING, orderNumber: "261024-0087" }, viewer, db)) ?? {};
    expect(sent).toMatchObject({ view: { orderNumber: "261024-0087" } });
    expect(JSON.stringify(sent)).not.toMatch(
      /requestKey|request_key|"decision"|fence|lease|staffNames|searchText|"s1"/,
    );
  });
});

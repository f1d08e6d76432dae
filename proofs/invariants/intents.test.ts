import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { plantBeforeEach } from "./testing/plant-before-each";
import { instantAt, PLANTED_FLAGS, PLANTED_METHOD, type PlantedShop, SETTLED } from "./testing/planted";

let planted: PlantedShop;
plantBeforeEach((opened) => {
  planted = opened;
});

describe("3: intents before what is sent", () => {
  it.each([
    ["before its commit", { committed: false }],
    ["for another amount", { amount: 999 }],
    ["as another kind", { kind: "capture" }],
    ["for another method", { method: "zeus/other" }],
    ["with another end", { expiresAt: instantAt(19) }],
    ["for another payment", { paymentId: "pay-2" }],
    ["after its end", { at: Date.parse(instantAt(21)) }],
  ])("finds what was sent %s", async (_, more) => {
    await planted.doneCancel();
    const [sent] = planted.sends;
    if (sent !== undefined) planted.sends[0] = { ...sent, ...more };
    expect(await planted.broken()).toEqual([3]);
  });

  it("finds what was sent twice, and what has no intent", async () => {
    await planted.doneCancel();
    planted.sends.push(...planted.sends);
    expect(await planted.broken()).toEqual([3]);
    planted.sends.length = 1;
    const unknown = randomUUID();
    const [sent] = planted.sends;
    if (sent !== undefined) planted.sends.push({ ...sent, operationId: unknown });
    expect(await planted.broken()).toEqual([3]);
  });

  it("finds entries without an intent, and entries that the wire has not seen", async () => {
    await planted.doneCancel();
    planted.sends.length = 0;
    expect(await planted.broken()).toEqual([3]);
    planted.run.wireSawAll = false;
    expect(await planted.broken()).toEqual([]);
    await planted.order(2);
    const authorized = planted.ledger[1] as (typeof planted.ledger)[0];
    const strange = { operationId: randomUUID(), kind: "change_amount", amount: 1_000, at: instantAt(5) };
    planted.ledger[1] = { ...authorized, entries: [...authorized.entries, strange] };
    expect(await planted.broken()).toEqual([3]);
  });

  it.each([
    ["the rules denied it", { decision: decision({ outcome: "not_linked" }) }],
    ["it was to wait", { decision: decision({ plan: { does: "wait_for_capture" } }) }],
    ["its limit had passed", { deadline: instantAt(9) }],
    ["it may begin after its limit", { deadline: instantAt(17) }],
    ["no control was opened for it", { request_key: null }],
    ["the flags were others", { decision: decision({ flags: { ...PLANTED_FLAGS, cancelApi: false } }) }],
  ])("finds an intent although %s", async (_, more) => {
    const id = await planted.cancel({ ...SETTLED, ...more });
    planted.carriedOut(id);
    await planted.canceledInRows();
    expect(await planted.broken()).toEqual([3]);
  });

  it("takes a flag as it stood at the intent, not as it stands now", async () => {
    await planted.doneCancel();
    await planted.sql("UPDATE method_settings SET cancel_api = false");
    expect(await planted.broken()).toEqual([3]);
    await planted.sql(
      `INSERT INTO audit_events (at, actor, subject, subject_id, kind, data) VALUES ($1, 'staff', 'method', $2, 'flag_changed', $3)`,
      [instantAt(30), PLANTED_METHOD, JSON.stringify({ flag: "cancelApi", before: true, after: false })],
    );
    expect(await planted.broken()).toEqual([]);
  });

  it.each([
    ["its key was refused", { answer: '{"ok":false}' }],
    ["another had opened it", { staff_id: "rei" }],
    ["it was opened too long ago", { expires_at: instantAt(5) }],
    ["the order had changed since", { version: 7 }],
    ["its key is for another order", { order_id: 2 }],
  ])("finds an intent although %s", async (_, more) => {
    await planted.order(2);
    const id = await planted.cancel({ ...SETTLED, staff_id: "aoi" });
    planted.carriedOut(id);
    await planted.canceledInRows();
    await planted.event(2, "operation_started", { operationId: id });
    await planted.preparation(id, {});
    expect(await planted.broken()).toEqual([]);
    await planted.sql("DELETE FROM preparations");
    await planted.preparation(id, more);
    expect(await planted.broken()).toEqual([3]);
  });

  function decision(more: object): string {
    return JSON.stringify({ plan: { does: "send" }, outcome: "linked", flags: PLANTED_FLAGS, ...more });
  }
});

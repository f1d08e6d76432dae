import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Told } from "./books";
import { FLAGS, instantAt, METHOD, Planted, type PlantedPayment } from "./testing/planted";

let common: Planted;
/** The common one, or a test's own whose schema it takes apart. */
let planted: Planted;
beforeAll(async () => {
  common = await Planted.open();
});
beforeEach(async () => {
  planted = common;
  await planted.empty();
  await planted.order();
});
afterAll(() => common.close());

/** A database whose schema no longer forbids what the test plants. */
async function without(forbidding: string): Promise<void> {
  planted = await Planted.open();
  onTestFinished(() => planted.close());
  await planted.order();
  await planted.sql(forbidding);
}

const SETTLED = { state: "succeeded", settled_at: instantAt(13) };

/** A cancel from intent to done, on all sides. */
async function doneCancel(): Promise<string> {
  const id = await planted.cancel(SETTLED);
  planted.carriedOut(id);
  await planted.canceledInRows();
  await planted.event(2, "operation_started");
  await planted.event(3, "operation_succeeded");
  return id;
}

it("finds nothing in books that are right", async () => {
  const id = await doneCancel();
  planted.told.push(told(id, "done"));
  await planted.order(2);
  expect(await planted.broken()).toEqual([]);
});

function told(operationId: string, said: Told["said"], exactly: string = said): Told {
  return { requestKey: `key-${operationId}`, operationId, said, exactly, at: Date.parse(instantAt(14)) };
}

describe("1: our record is the ledger", () => {
  it("finds a payment that is apart, and one that the ledger lacks", async () => {
    await planted.sql("UPDATE payments SET authorized = 900 WHERE id = 1");
    await planted.sql("UPDATE orders SET total = 900, subtotal = 900 WHERE id = 1");
    await planted.order(2);
    planted.ledger.pop();
    expect(await planted.broken()).toEqual([1, 1]);
  });

  it("says nothing of a payment with an open operation", async () => {
    planted.carriedOut(await planted.cancel());
    expect(await planted.broken()).toEqual([]);
  });

  it("forgives work in the console that the shop has not heard of", async () => {
    planted.carriedOut(null);
    expect(await planted.broken()).toEqual([]);
  });

  it("forgives it no longer once the shop has taken over the ledger", async () => {
    planted.carriedOut(null, { kind: "change_amount", amount: 900 });
    planted.carriedOut(await planted.cancel(SETTLED));
    expect(await planted.broken()).toEqual([1]);
  });

  it("forgives what was done twice or for another amount, and a person's word", async () => {
    const id = await planted.cancel({ ...SETTLED, kind: "change_amount", amount: 900 });
    planted.carriedOut(id, { kind: "change_amount", amount: 900 });
    planted.carriedOut(id, { kind: "change_amount", amount: 900 });
    await planted.sql("UPDATE payments SET authorized = 900 WHERE id = 1");
    await planted.sql("UPDATE orders SET total = 900, subtotal = 900 WHERE id = 1");
    expect(await planted.broken()).toEqual([]);
  });

  it("takes a person's word for exactly what it said", async () => {
    await planted.event(2, "console_task_done", { amount: 700, byPersonsWord: true });
    await planted.sql("UPDATE payments SET authorized = 700 WHERE id = 1");
    await planted.sql("UPDATE orders SET total = 700, subtotal = 700 WHERE id = 1");
    expect(await planted.broken()).toEqual([]);
    await planted.sql("UPDATE payments SET authorized = 600 WHERE id = 1");
    await planted.sql("UPDATE orders SET total = 600, subtotal = 600 WHERE id = 1");
    expect(await planted.broken()).toEqual([1]);
  });

  it("finds a word that was taken and changed nothing", async () => {
    planted.carriedOut(null, { kind: "change_amount", amount: 700, at: instantAt(1) });
    await planted.event(2, "console_task_done", { amount: 700, byPersonsWord: true });
    expect(await planted.broken()).toEqual([1]);
  });

  it("finds a total that is not what is held, unless a task is open or the amount waits", async () => {
    await planted.sql("UPDATE orders SET total = 900, subtotal = 900 WHERE id = 1");
    expect(await planted.broken()).toEqual([1]);
    await planted.sql("UPDATE payments SET waiting_amount = 900 WHERE id = 1");
    expect(await planted.broken()).toEqual([]);
    await planted.sql("UPDATE payments SET waiting_amount = NULL WHERE id = 1");
    await openTask("change_amount");
    expect(await planted.broken()).toEqual([]);
  });

  it("finds a mark without a task on a payment that lives, and a canceled payment without a mark", async () => {
    await planted.sql("UPDATE orders SET cancellation_mark = true, cancellation_marked_at = now() WHERE id = 1");
    expect(await planted.broken()).toEqual([1]);
    await openTask("cancel");
    expect(await planted.broken()).toEqual([]);
    await doneCancel();
    await planted.sql("UPDATE orders SET cancellation_mark = false, cancellation_marked_at = NULL WHERE id = 1");
    expect(await planted.broken()).toEqual([1]);
  });

  async function openTask(kind: string): Promise<void> {
    await planted.sql(
      `INSERT INTO console_tasks (order_id, kind, method_id, amount_before, amount_after, reasons, opened_at)
       VALUES (1, $1, $2, 1000, 900, '{}', now())`,
      [kind, METHOD],
    );
  }
});

describe("1, once the ledger was compared: what is apart is shown", () => {
  const shown = (kinds: readonly string[], providerPaymentId = "pay-1", orderId: number | null = 1) =>
    planted.sql(
      `INSERT INTO differences (provider_payment_id, provider, method_id, order_id, order_number, kinds, fingerprint,
         ours, theirs, found_at, seen_at)
       VALUES ($1, 'zeus', $2, $3, 'S1', $4, '', CASE WHEN $3::int IS NULL THEN NULL ELSE '{}'::jsonb END, '{}', $5, $5)`,
      [providerPaymentId, METHOD, orderId, kinds, instantAt(90)],
    );
  beforeEach(() => {
    planted.run.compared = true;
  });

  it("whoever moved it", async () => {
    planted.carriedOut(null);
    expect(await planted.broken()).toEqual([1]);
    await shown(["canceled_there"]);
    expect(await planted.broken()).toEqual([]);
  });

  it("an entry of what we say was never done, or that is there twice, and a payment that is none of ours", async () => {
    const id = await planted.cancel({ ...SETTLED, state: "failed" });
    planted.carriedOut(id);
    planted.carriedOut(id);
    planted.run.broken = new Set([id]);
    await planted.sql("UPDATE payments SET state = 'voided', canceled_at = $1 WHERE id = 1", [instantAt(13)]);
    await planted.sql("UPDATE orders SET cancellation_mark = true, cancellation_marked_at = $1 WHERE id = 1", [
      instantAt(13),
    ]);
    planted.ledger.push({ ...(planted.ledger[0] as PlantedPayment), paymentId: "pay-strange", entries: [] });
    expect(await planted.broken()).toEqual([1, 1]);
    await shown(["unknown_entry", "done_twice"]);
    await shown(["unknown_payment"], "pay-strange", null);
    expect(await planted.broken()).toEqual([]);
  });

  it("and nothing that is not", async () => {
    await shown(["amount_differs"]);
    expect(await planted.broken()).toEqual([1]);
  });
});

describe("2: one cancel, and amounts in order", () => {
  it("finds a second cancel", async () => {
    planted.carriedOut(await doneCancel());
    expect(await planted.broken()).toEqual([2]);
  });

  it("finds a change after a cancel", async () => {
    await doneCancel();
    planted.carriedOut(null, { kind: "change_amount", amount: 900 });
    expect(await planted.broken()).toEqual([2]);
  });

  it("finds amounts out of order on both sides", async () => {
    await without("ALTER TABLE payments DROP CONSTRAINT payments_amounts");
    await planted.sql("UPDATE payments SET refunded = 5 WHERE id = 1");
    planted.ledger[0] = { ...(planted.ledger[0] as (typeof planted.ledger)[0]), refunded: 5 };
    expect(await planted.broken()).toEqual([2, 2]);
  });

  it("finds two cancels that succeeded in the rows", async () => {
    await without("DROP INDEX operations_one_cancel_per_payment");
    await doneCancel();
    const later = { created_at: instantAt(20), expires_at: instantAt(18), settled_at: instantAt(21) };
    await planted.cancel({ ...SETTLED, ...later });
    expect(await planted.broken()).toContain(2);
  });
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
    await doneCancel();
    const [sent] = planted.sends;
    if (sent !== undefined) planted.sends[0] = { ...sent, ...more };
    expect(await planted.broken()).toEqual([3]);
  });

  it("finds what was sent twice, and what nobody intended", async () => {
    await doneCancel();
    planted.sends.push(...planted.sends);
    expect(await planted.broken()).toEqual([3]);
    planted.sends.length = 1;
    const unknown = randomUUID();
    const [sent] = planted.sends;
    if (sent !== undefined) planted.sends.push({ ...sent, operationId: unknown });
    expect(await planted.broken()).toEqual([3]);
  });

  it("finds entries that nobody intended, and entries that the wire has not seen", async () => {
    await doneCancel();
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
    ["nobody had opened it", { request_key: null }],
    ["the flags were others", { decision: decision({ flags: { ...FLAGS, cancelApi: false } }) }],
  ])("finds an intent although %s", async (_, more) => {
    const id = await planted.cancel({ ...SETTLED, ...more });
    planted.carriedOut(id);
    await planted.canceledInRows();
    expect(await planted.broken()).toEqual([3]);
  });

  it("takes a flag as it stood at the intent, not as it stands now", async () => {
    await doneCancel();
    await planted.sql("UPDATE method_settings SET cancel_api = false");
    expect(await planted.broken()).toEqual([3]);
    await planted.sql(
      `INSERT INTO audit_events (at, actor, subject, subject_id, kind, data) VALUES ($1, 'staff', 'method', $2, 'flag_changed', $3)`,
      [instantAt(30), METHOD, JSON.stringify({ flag: "cancelApi", before: true, after: false })],
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
    return JSON.stringify({ plan: { does: "send" }, outcome: "linked", flags: FLAGS, ...more });
  }
});

describe("4: one at a time", () => {
  it("finds two operations that were open at once, now or then", async () => {
    await without("DROP INDEX operations_one_open_per_payment; DROP INDEX operations_one_open_per_order");
    await planted.cancel();
    await planted.cancel();
    expect(await planted.broken()).toEqual([4]);
    await planted.sql("UPDATE operations SET state = 'failed', settled_at = $1", [instantAt(20)]);
    expect(await planted.broken()).toEqual([4]);
  });

  it("lets the next begin when the one before has ended", async () => {
    await planted.cancel({ state: "failed", settled_at: instantAt(13) });
    await planted.cancel({ state: "failed", created_at: instantAt(13), settled_at: instantAt(14) });
    expect(await planted.broken()).toEqual([]);
  });

  it("finds two operations of one key", async () => {
    await without("DROP INDEX operations_request_key_key");
    await planted.cancel({ state: "failed", settled_at: instantAt(11), request_key: "one" });
    await planted.cancel({ state: "failed", created_at: instantAt(12), settled_at: instantAt(13), request_key: "one" });
    expect(await planted.broken()).toEqual([4]);
  });

  it("finds two final answers to one key that differ, and lets 確認中 become done", async () => {
    const id = await doneCancel();
    planted.told.push(told(id, "unknown"), told(id, "done"), told(id, "done"));
    expect(await planted.broken()).toEqual([]);
    planted.told.push(told(id, "done", "at another instant"));
    expect(await planted.broken()).toEqual([4]);
  });
});

describe("5: answers stay true", () => {
  it("finds done without the ledger", async () => {
    const id = await planted.cancel({ state: "not_sent", settled_at: instantAt(13) });
    planted.told.push(told(id, "done"));
    expect(await planted.broken()).toEqual([5]);
  });

  it.each(["refused_by_provider", "not_sent"] as const)("finds %s of what the ledger has", async (said) => {
    const id = await doneCancel();
    planted.told.push(told(id, said));
    expect(await planted.broken()).toEqual([5]);
  });

  it("finds a key that was refused for good and started something", async () => {
    const id = await doneCancel();
    planted.told.push({ ...told(id, "refused"), operationId: null });
    expect(await planted.broken()).toEqual([5]);
    planted.told.splice(0, 1, { ...told(id, "lacking"), operationId: null });
    expect(await planted.broken()).toEqual([]);
  });

  it("finds rows that say otherwise than the ledger", async () => {
    await planted.cancel(SETTLED);
    expect(await planted.broken()).toEqual([5]);
  });

  it.each(["failed", "not_sent"])("finds %s of what the ledger has", async (state) => {
    planted.carriedOut(await planted.cancel({ state, settled_at: instantAt(13) }));
    expect(await planted.broken()).toContain(5);
  });

  it("finds a claim about what was carried out for another amount", async () => {
    const id = await planted.cancel(SETTLED);
    planted.carriedOut(id, { amount: 900 });
    await planted.canceledInRows();
    expect(await planted.broken()).toEqual([5]);
  });

  it("excuses what the providers' side did against the protocol", async () => {
    const id = await planted.cancel({ state: "not_sent", settled_at: instantAt(13) });
    planted.carriedOut(id, { at: instantAt(60) });
    planted.run.broken = new Set([id]);
    expect(await planted.broken()).toEqual([]);
  });
});

describe("6: versions and their trail", () => {
  it("finds a version without its event, and an event without its version", async () => {
    await planted.event(2, "memo_changed");
    await planted.event(4, "memo_changed");
    expect(await planted.broken()).toEqual([6]);
    await planted.sql("UPDATE audit_events SET order_version = 3 WHERE order_version = 4");
    expect(await planted.broken()).toEqual([6]);
    await planted.sql("UPDATE orders SET version = 3");
    expect(await planted.broken()).toEqual([]);
  });

  it("finds a trail that lacks its beginning", async () => {
    await planted.event(3, "memo_changed");
    expect(await planted.broken()).toEqual([6]);
    await planted.sql("DELETE FROM audit_events");
    expect(await planted.broken()).toEqual([6]);
  });
});

describe("7: nothing stays open", () => {
  it("finds what is open a minute after the last fault, unless a person is needed", async () => {
    await planted.cancel();
    planted.run.quietSince = Date.now() - 59_000;
    expect(await planted.broken()).toEqual([]);
    planted.run.quietSince = Date.now() - 61_000;
    expect(await planted.broken()).toEqual([7]);
    await planted.sql("UPDATE operations SET state = 'needs_person'");
    expect(await planted.broken()).toEqual([]);
  });

  it("finds repairs that take too long in more than one case of a hundred", async () => {
    const recoveries = Array.from({ length: 200 }, (_, index) => (index < 2 ? 60_000 : 12_000));
    planted.run.recoveries = recoveries;
    expect(await planted.broken()).toEqual([]);
    planted.run.recoveries = [...recoveries, 20_000, 20_000];
    expect(await planted.broken()).toEqual([7]);
  });
});

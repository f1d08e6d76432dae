import { beforeEach, describe, expect, it } from "vitest";
import { plantBeforeEach } from "./testing/plant-before-each";
import { instantAt, PLANTED_METHOD, type PlantedPayment, type PlantedShop, SETTLED } from "./testing/planted";

let planted: PlantedShop;
plantBeforeEach((opened) => {
  planted = opened;
});

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
    await planted.doneCancel();
    await planted.sql("UPDATE orders SET cancellation_mark = false, cancellation_marked_at = NULL WHERE id = 1");
    expect(await planted.broken()).toEqual([1]);
  });

  async function openTask(kind: string): Promise<void> {
    await planted.sql(
      `INSERT INTO console_tasks (order_id, kind, method_id, amount_before, amount_after, reasons, opened_at)
       VALUES (1, $1, $2, 1000, 900, '{}', now())`,
      [kind, PLANTED_METHOD],
    );
  }
});

describe("1, once the ledger was compared: what is apart is shown", () => {
  const shown = (kinds: readonly string[], providerPaymentId = "pay-1", orderId: number | null = 1) =>
    planted.sql(
      `INSERT INTO differences (provider_payment_id, provider, method_id, order_id, order_number, kinds, fingerprint,
         ours, theirs, found_at, seen_at)
       VALUES ($1, 'zeus', $2, $3, 'S1', $4, '', CASE WHEN $3::int IS NULL THEN NULL ELSE '{}'::jsonb END, '{}', $5, $5)`,
      [providerPaymentId, PLANTED_METHOD, orderId, kinds, instantAt(90)],
    );
  beforeEach(() => {
    planted.run.compared = true;
  });

  it("by console work and by other operations alike", async () => {
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

import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { instantAt, type PlantedPayment, PlantedShop } from "./testing/planted";

let planted: PlantedShop;
beforeAll(async () => {
  planted = await PlantedShop.open();
});
beforeEach(async () => {
  await planted.empty();
  await planted.order();
});
afterAll(() => planted.close());

const SUCCEEDED = { state: "succeeded", settled_at: instantAt(13) };

/** A cancel that is called done, with all that the shop writes then; what the ledger shows is the test's. */
async function calledDone(): Promise<string> {
  const id = await planted.cancel(SUCCEEDED);
  await planted.canceledInRows();
  return id;
}

/** The ledger of payment `nth` gets an entry of that operation. */
function entered(nth: number, operationId: string | null, more: { readonly amount?: number } = {}): void {
  const payment = planted.ledger[nth] as PlantedPayment;
  const entry = { operationId, kind: "cancel", amount: 1_000, at: instantAt(12), ...more };
  planted.ledger[nth] = { ...payment, state: "voided", entries: [...payment.entries, entry] };
}

it("finds nothing where what is called done has its entry", async () => {
  entered(0, await calledDone());
  expect(await planted.violations()).toEqual([]);
});

it("names a success that has no entry, though the ledger looks as if it had been done", async () => {
  const id = await calledDone();
  entered(0, null);
  const what = `S1: ${id} succeeded, the ledger lacks it`;
  expect(await planted.violations()).toEqual([{ rule: 5, what, orderNumber: "S1" }]);
});

it("takes no other operation's entry for it", async () => {
  const id = await calledDone();
  const earlier = { state: "failed", created_at: instantAt(1), expires_at: instantAt(9), settled_at: instantAt(2) };
  entered(0, await planted.cancel(earlier));
  expect((await planted.violations()).map(({ what }) => what)).toContain(`S1: ${id} succeeded, the ledger lacks it`);
});

it("takes no entry for it that stands in another payment's ledger", async () => {
  await planted.order(2);
  const id = await calledDone();
  entered(0, null);
  entered(1, id);
  const whats = (await planted.violations()).map(({ what }) => what);
  expect(whats).toEqual([`S1: ${id} stands in the ledger of pay-2, which is not its`]);
});

it("asks for no entry where a person said that it is done", async () => {
  const id = await calledDone();
  entered(0, null);
  await planted.event(2, "operation_succeeded", { operationId: id, byPersonsWord: true });
  expect(await planted.broken()).toEqual([]);
});

it.each(["failed", "not_sent"])("names what has an entry and is called %s, also from before the run", async (state) => {
  const before = { created_at: instantAt(-90), expires_at: instantAt(-82), settled_at: instantAt(-80) };
  const id = await planted.cancel({ state, ...before });
  planted.sends.length = 0;
  planted.run.wireSawAll = false;
  entered(0, id);
  const what = `S1: ${id} is ${state}, the ledger has it`;
  expect(await planted.violations()).toEqual([{ rule: 5, what, orderNumber: "S1" }]);
});

it.each(["sending", "unknown", "needs_person"])("lets what is still open (%s) have its entry", async (state) => {
  entered(0, await planted.cancel({ state }));
  expect(await planted.broken()).toEqual([]);
});

it("names a success of which one of two entries is for another amount", async () => {
  const id = await calledDone();
  entered(0, id, { amount: 900 });
  entered(0, id);
  const what = `S1: ${id} was carried out as cancel 900, and succeeded is claimed`;
  expect(await planted.violations()).toContainEqual({ rule: 5, what, orderNumber: "S1" });
});

it("knows no place yet for an authorization that is open, and has one again once our payment is another", async () => {
  await planted.sql(
    "UPDATE payments SET state = 'awaiting', provider_payment_id = NULL, authorized = 0, payment_at = NULL",
  );
  await planted.sql("UPDATE orders SET stage = 'unauthorized'");
  const id = await planted.cancel({ kind: "authorize", state: "unknown" });
  const entry = { operationId: id, kind: "authorize", amount: 900, at: instantAt(12) };
  const held = { state: "authorized", authorized: 900, captured: 0, refunded: 0 };
  planted.ledger.push({ paymentId: "pay-9", orderNumber: "S1", ...held, entries: [entry] });
  const strange = async () => (await planted.violations()).filter(({ what }) => what.includes("which is not its"));
  expect(await strange()).toEqual([]);
  await planted.sql(
    `UPDATE payments SET state = 'authorized', provider_payment_id = 'pay-1', authorized = 1000, payment_at = $1`,
    [instantAt(12)],
  );
  expect(await strange()).toHaveLength(1);
});

import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { KeptAnswer } from "@/lib/payments/model/records";
import { editTo } from "@/lib/payments/testing/edit-to";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { confirmation, eventsOf, prepared, read, refusalOf, STAFF } from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "./confirm";

let shop: PgShop;
beforeAll(async () => {
  shop = await openPgShop();
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
});
afterAll(() => shop.close());

const WAYS = 20;
const DAY = 24 * 3_600_000;
const EDIT = editTo(9_000, { editChoice: true });

function winners(results: readonly KeptAnswer[]): readonly KeptAnswer[] {
  return results.filter((result) => result.ok && result.value.kind === "done");
}

it("twenty who opened the same order: one cancels it, nineteen read why not, and the provider hears once", async () => {
  const order = await shop.order({ methodId: METHOD.cancelByFlag });
  const opened = await Promise.all(
    Array.from({ length: WAYS }, (_, index) =>
      prepared(shop, order, "cancel", index % 2 === 0 ? STAFF.operator : STAFF.another).then(confirmation),
    ),
  );
  const results = await Promise.all(
    opened.map((from, index) => confirmOrderVerb(shop.deps, index % 2 === 0 ? STAFF.operator : STAFF.another, from)),
  );
  expect(winners(results)).toHaveLength(1);
  const codes = results.flatMap((result) => (result.ok ? [] : [result.error.code]));
  expect(codes).toHaveLength(WAYS - 1);
  for (const code of codes) expect(["another_operation_open", "already_canceled"]).toContain(code);
  expect(shop.provider.done(order.providerPaymentId, "cancel")).toBe(1);
  expect(shop.provider.calls.filter((call) => call.paymentId === order.providerPaymentId)).toHaveLength(1);
  expect((await eventsOf(shop, order)).map((event) => event.orderVersion)).toEqual([2, 3]);
});

it("twenty clicks with one key: one operation, one answer, nobody is told two things", async () => {
  const order = await shop.order({ methodId: METHOD.cancelByFlag });
  const from = confirmation(await prepared(shop, order, "cancel"));
  const results = await Promise.all(
    Array.from({ length: WAYS }, () => confirmOrderVerb(shop.deps, STAFF.operator, from)),
  );
  for (const result of results) expect(result).toMatchObject({ ok: true });
  const final = await confirmOrderVerb(shop.deps, STAFF.operator, from);
  for (const result of winners(results)) expect(result).toEqual(final);
  expect(await shop.operations(order.id)).toHaveLength(1);
  expect(shop.provider.done(order.providerPaymentId, "cancel")).toBe(1);
});

it("twenty authorizations at once: by one key or by twenty, the provider hears of one", async () => {
  const methodId = METHOD.capturedByFlag;
  const heard = (orderNumber: string) => shop.provider.authorizations.filter((one) => one.orderNumber === orderNumber);
  const same = await shop.order({ methodId, stage: "unauthorized", paid: false });
  const from = confirmation(await prepared(shop, same, "authorize"));
  const clicks = await Promise.all(
    Array.from({ length: WAYS }, () => confirmOrderVerb(shop.deps, STAFF.operator, from)),
  );
  for (const result of clicks) expect(result).toMatchObject({ ok: true });
  expect(await shop.operations(same.id)).toHaveLength(1);
  expect(heard(same.orderNumber)).toHaveLength(1);

  const other = await shop.order({ methodId, stage: "unauthorized", paid: false, lapsed: true });
  const opened = await Promise.all(
    Array.from({ length: WAYS }, () => prepared(shop, other, "authorize").then(confirmation)),
  );
  const results = await Promise.all(opened.map((one) => confirmOrderVerb(shop.deps, STAFF.operator, one)));
  expect(winners(results)).toHaveLength(1);
  const codes = new Set(results.flatMap((result) => (result.ok ? [] : [result.error.code])));
  for (const code of codes) expect(["another_operation_open", "stale_version"]).toContain(code);
  expect(heard(other.orderNumber)).toHaveLength(1);
  const rows = await shop.sql.query("SELECT state FROM payments WHERE order_id = $1 ORDER BY id", [other.id]);
  expect(rows.rows).toEqual([{ state: "lapsed" }, { state: "authorized" }]);
});

it("cancel against change against capture: one goes, the others are refused, and the two ledgers agree", async () => {
  const methodId = METHOD.amountAlways;
  await shop.setFlags(methodId, { cancelApi: true });
  const order = await shop.order({ methodId });
  const verbs = ["cancel", "change_amount", "capture"] as const;
  const opened = await Promise.all(verbs.map((verb) => prepared(shop, order, verb)));
  const results = await Promise.all(
    opened.map((one) =>
      confirmOrderVerb(
        shop.deps,
        STAFF.operator,
        confirmation(one, one.verb === "change_amount" ? { edit: EDIT, acknowledged: true } : {}),
      ),
    ),
  );
  expect(winners(results)).toHaveLength(1);
  expect(shop.provider.calls.filter((call) => call.paymentId === order.providerPaymentId)).toHaveLength(1);
  const { payment } = await read(shop, order);
  const { state, authorized, captured, refunded } = shop.provider.payments.get(order.providerPaymentId) ?? {};
  expect(payment).toMatchObject({ state, authorized, captured, refunded });
});

it("a flag that is being turned while twenty confirm: every call that went out was allowed by what was committed", async () => {
  const orders = await Promise.all(Array.from({ length: WAYS }, () => shop.order({ methodId: METHOD.cancelByFlag })));
  const opened = await Promise.all(orders.map((order) => prepared(shop, order, "cancel").then(confirmation)));
  const turning = turnOff();
  const results = await Promise.all(opened.map((from) => confirmOrderVerb(shop.deps, STAFF.operator, from)));
  await turning;
  const { rows } = await shop.sql.query<{ started_after: number }>(
    `SELECT count(*)::int AS started_after FROM operations o JOIN method_settings m ON m.method_id = o.method_id
     WHERE o.order_id = ANY($1) AND o.created_at > m.updated_at`,
    [orders.map((order) => order.id)],
  );
  expect(rows[0]?.started_after).toBe(0);
  for (const result of results) {
    if (!result.ok) expect(result.error.code).toBe("flags_changed");
  }
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
});

/** As the settings do it: the row's lock first, then its change and the instant of it. */
async function turnOff(): Promise<void> {
  const client = await shop.sql.connect();
  try {
    const own = [METHOD.cancelByFlag];
    await client.query("BEGIN");
    await client.query("SELECT FROM method_settings WHERE method_id = $1 FOR UPDATE", own);
    await client.query(
      "UPDATE method_settings SET cancel_api = false, updated_at = clock_timestamp() WHERE method_id = $1",
      own,
    );
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

it("a limit that passes while the verb waits for the order's lock counts: the clock is read after the lock", async () => {
  const paymentAt = Date.now() - 30 * DAY + 1_200;
  await shop.setFlags(METHOD.cancelWithin30Days, { cancelApi: true });
  const order = await shop.order({ methodId: METHOD.cancelWithin30Days, paymentAt, orderedAt: paymentAt - 1_000 });
  const from = confirmation(await prepared(shop, order, "cancel"));
  const holder = await shop.sql.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT FROM orders WHERE id = $1 FOR UPDATE", [order.id]);
  const waiting = refusalOf(shop, from);
  await vi.waitUntil(async () => (await waitingForLocks()) > 0);
  await shop.reach(paymentAt + 30 * DAY + 1);
  await holder.query("COMMIT");
  holder.release();
  expect(await waiting).toMatchObject({ code: "deadline_passed_meanwhile" });
  expect(shop.provider.done(order.providerPaymentId, "cancel")).toBe(0);
});

async function waitingForLocks(): Promise<number> {
  const { rows } = await shop.sql.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}

it("forty staff on ten orders: no deadlock, no lost update, versions without a gap", async () => {
  const orders = await Promise.all(Array.from({ length: 10 }, () => shop.order({ methodId: METHOD.cancelByFlag })));
  const jobs = orders.flatMap((order) =>
    (["cancel", "capture", "change_amount", "cancel"] as const).map(async (verb) => {
      const from = confirmation(await prepared(shop, order, verb));
      return confirmOrderVerb(shop.deps, STAFF.operator, { ...from, edit: EDIT, acknowledged: true });
    }),
  );
  const settled = await Promise.allSettled(jobs);
  const broken = settled.filter((one) => one.status === "rejected" && !String(one.reason).includes("not prepared"));
  expect(broken).toEqual([]);
  for (const order of orders) {
    const versions = (await eventsOf(shop, order)).map((event) => event.orderVersion);
    expect(versions).toEqual(versions.map((_, index) => index + 2));
    const { payment, openOperation } = await read(shop, order);
    expect(openOperation).toBeNull();
    const ledger = shop.provider.payments.get(order.providerPaymentId);
    expect(payment).toMatchObject({ state: ledger?.state, authorized: ledger?.authorized, captured: ledger?.captured });
  }
});

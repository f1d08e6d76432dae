import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { perform } from "@/lib/payments/testing/test-shop";
import { changeFromPayload, type LiveChange } from "./change";

/** What the database tells of a committed change, heard on a connection of its own. */
let shop: PgShop;
let listening: pg.Client;
const heard: LiveChange[] = [];

beforeAll(async () => {
  shop = await openPgShop();
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
  listening = new pg.Client({ connectionString: shop.databaseUrl });
  await listening.connect();
  listening.on("notification", ({ payload = "" }) => {
    const change = changeFromPayload(payload);
    if (change !== null) heard.push(change);
  });
  await listening.query("LISTEN juchu_changes");
});
afterAll(async () => {
  await listening.end();
  await shop.close();
});

/** What is told while `work` runs, between two words of this test's own. */
async function toldBy(work: () => Promise<unknown>): Promise<readonly LiveChange[]> {
  await say("begin");
  heard.length = 0;
  await work();
  await say("end");
  return heard.slice(0, -1);
}

async function say(word: string): Promise<void> {
  await shop.sql.query("SELECT pg_notify('juchu_changes', $1)", [JSON.stringify({ kind: "session", of: word })]);
  await vi.waitFor(() => expect(heard.at(-1)).toEqual({ kind: "session", of: word, version: null }));
}

it("an order's cancel is told with its number and each version, its operation and its payment, and no value of them", async () => {
  const order = await shop.order({ methodId: METHOD.cancelByFlag });
  const told = await toldBy(() => perform(shop, order, "cancel"));
  const { rows } = await shop.sql.query("SELECT version FROM orders WHERE order_number = $1", [order.orderNumber]);
  const orders = told.filter(({ kind }) => kind === "order");
  expect(orders.every(({ of }) => of === order.orderNumber)).toBe(true);
  expect(Math.max(...orders.map(({ version }) => version ?? 0))).toBe(rows[0].version);
  for (const kind of ["operation", "payment"] as const) {
    expect(told).toContainEqual({ kind, of: order.orderNumber, version: null });
  }
});

it("what is rolled back is not told", async () => {
  const order = await shop.order({ methodId: METHOD.cancelByFlag });
  const told = await toldBy(() =>
    shop.sql.query(`BEGIN; UPDATE orders SET memo = 'x', version = version + 1 WHERE id = ${order.id}; ROLLBACK`),
  );
  expect(told).toEqual([]);
});

it("a bulk change is one message that names no row, and one that meets no row is none", async () => {
  for (let count = 0; count < 25; count += 1) await shop.order({ methodId: METHOD.cancelByFlag });
  const many = await toldBy(() => shop.sql.query("UPDATE orders SET cancel_deadline = now()"));
  expect(many).toEqual([{ kind: "order", of: null, version: null }]);
  const none = await toldBy(() => shop.sql.query("UPDATE orders SET cancel_deadline = now() WHERE false"));
  expect(none).toEqual([]);
});

it.each<[string, string, LiveChange]>([
  [
    "a flag",
    `UPDATE method_settings SET cancel_api = false WHERE method_id = '${METHOD.cancelByFlag}'`,
    change("method", METHOD.cancelByFlag),
  ],
  ["a setting of the shop", "UPDATE shop_settings SET pci_dss = NOT pci_dss", change("shop", null)],
  ["a person's role", "UPDATE staff SET role = 'viewer' WHERE id = 'new'", change("staff", "new")],
  ["a session's end", "DELETE FROM sessions WHERE id = 'ended'", change("session", "ended")],
  [
    "a difference",
    `INSERT INTO differences (provider_payment_id, provider, method_id, order_number, kinds, fingerprint, theirs, found_at, seen_at)
     VALUES ('p', 'gmo', 'm', 'X-1', '{unknown_payment}', 'f', '{}', now(), now())`,
    change("difference", "X-1"),
  ],
  [
    "a round of 突合",
    "INSERT INTO reconciliation_rounds (kind, since, started_at, lease_until) VALUES ('recent', now(), now(), now())",
    change("round", null),
  ],
])("%s is told", async (_what, sql, expected) => {
  await shop.sql.query(
    "INSERT INTO staff (id, name, email) VALUES ('new', '山田', 'new@example.jp') ON CONFLICT DO NOTHING",
  );
  await shop.sql.query(
    `INSERT INTO sessions (id, token, staff_id, expires_at) VALUES ('ended', 'secret', 'new', now()) ON CONFLICT DO NOTHING`,
  );
  expect(await toldBy(() => shop.sql.query(sql))).toEqual([expected]);
});

function change(kind: LiveChange["kind"], of: string | null): LiveChange {
  return { kind, of, version: null };
}

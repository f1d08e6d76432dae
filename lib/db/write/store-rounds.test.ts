import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { buildManyOrders } from "@/prisma/builders/many-orders";
import { type MoneyStore, openStore } from "./store";

const ORDERS = 20_000;
/** Far above what it takes, far below what looking through all that changed for every payment would. */
const MOST_MS = 2_000;

let db: Database;
let store: MoneyStore;
let sql: pg.Client;
beforeAll(async () => {
  const url = await freshDatabase();
  db = connect(url);
  await buildManyOrders(db, ORDERS);
  store = openStore(url, 2);
  sql = new pg.Client({ connectionString: url });
  await sql.connect();
}, 60_000);
afterAll(async () => {
  await Promise.all([store.close(), sql.end(), db.$disconnect()]);
});

it("looks through a shop where much has changed in no time, also where nothing was missed", async () => {
  await sql.query("INSERT INTO ledger_looks SELECT id, now() + interval '1 hour', true FROM payments");
  for (const liveSince of [null, Date.now()]) {
    const since = performance.now();
    const missed = await store.rounds.unlooked({ liveSince, changedSince: 0, afterPaymentId: 0, limit: 500 });
    expect(missed).toEqual([]);
    expect(performance.now() - since).toBeLessThan(MOST_MS);
  }
});

it("leaves no statement behind that a client has given up", async () => {
  await sql.query("BEGIN; LOCK TABLE ledger_looks");
  const waiting = store.rounds.noteAgreeing([{ paymentId: 1, version: 1 }]);
  await expect(waiting).rejects.toMatchObject({ name: "StoreError", kind: "conflict" });
  const { rows } = await sql.query(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  await sql.query("ROLLBACK");
  expect(rows).toEqual([]);
});

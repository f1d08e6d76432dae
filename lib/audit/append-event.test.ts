import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@/lib/db/admin/migrate";
import { migrationsFolder, readMigrations } from "@/lib/db/admin/migrations-on-disk";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { openStore } from "@/lib/db/write/store";
import { buildOrder } from "@/prisma/builders/orders";
import { verifyTrail } from "@/scripts/audit/verify";
import { appendEvent } from "./append-event";

let databaseUrl: string;
let db: Database;
let sql: pg.Pool;

beforeAll(async () => {
  databaseUrl = await freshDatabase();
  db = connect(databaseUrl, 4);
  sql = new pg.Pool({ connectionString: databaseUrl, max: 20, options: "-c lock_timeout=3s" });
});
afterAll(async () => {
  await db.$disconnect();
  await sql.end();
});

const EVENT = { actor: "system", staffId: null, subject: "shop", subjectId: "shop", kind: "tried" } as const;
const INSERT = `INSERT INTO audit_events (at, actor, subject, subject_id, kind, data)
  VALUES (now(), 'system', 'shop', 'shop', 'tried', '{}') RETURNING id`;

async function idOf(client: pg.Pool | pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ id: number }>(INSERT);
  return rows[0]?.id ?? Number.NaN;
}

/** A connection of its own, which is closed whatever happens: a test that fails leaves no lock behind. */
async function onConnection(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await sql.connect();
  try {
    await work(client);
  } finally {
    client.release(true);
  }
}

async function chain(): Promise<readonly number[]> {
  const { rows } = await sql.query<{ event_id: number }>("SELECT event_id FROM audit_links ORDER BY seq");
  return rows.map((row) => row.event_id);
}

const whole = async () => expect((await verifyTrail(databaseUrl, null)).broken).toEqual([]);

test("both writers leave every column of an event, and the same chain", async () => {
  const order = await buildOrder(db, { orderNumber: "CHAINED-1" });
  await db.$transaction(async (transaction) => {
    const data = { before: null, after: ["✓", 1.5, { deep: true }] };
    await appendEvent(transaction, { ...EVENT, at: new Date(1_234), staffId: "s1", actor: "staff", data });
    await appendEvent(transaction, { ...EVENT, at: new Date(5), data: {}, order: { id: order.id, version: 7 } });
  });
  const store = openStore(databaseUrl, 1);
  await store.transaction(async (tx) => {
    const locked = await tx.lockOrder(order.id);
    if (locked === null) throw new Error("no order");
    const event = { actor: "worker", staffId: null, kind: "memo_changed", data: { changes: [] } } as const;
    await tx.changeOrder(locked.order, { memo: "x" }, { at: 1_000, ...event });
  });
  await store.close();
  const events = await db.auditEvent.findMany({ orderBy: { id: "asc" } });
  const shop = { subject: "shop", subjectId: "shop", kind: "tried" };
  expect(events).toEqual([
    {
      ...shop,
      id: 1,
      at: new Date(1_234),
      actor: "staff",
      staffId: "s1",
      orderId: null,
      orderVersion: null,
      data: { before: null, after: ["✓", 1.5, { deep: true }] },
    },
    { ...shop, id: 2, at: new Date(5), actor: "system", staffId: null, orderId: order.id, orderVersion: 7, data: {} },
    {
      id: 3,
      at: new Date(1_000),
      actor: "worker",
      staffId: null,
      subject: "order",
      subjectId: "CHAINED-1",
      orderId: order.id,
      orderVersion: 2,
      kind: "memo_changed",
      data: { changes: [] },
    },
  ]);
  expect(await chain()).toEqual([1, 2, 3]);
  await whole();
});

test("twenty at once make one chain without a fork, in which each stands once", async () => {
  const before = (await chain()).length;
  const write = async (client: pg.PoolClient) => {
    for (let n = 0; n < 25; n++) {
      await client.query("BEGIN");
      await client.query(INSERT);
      if (n % 3 === 0) await client.query(INSERT);
      await client.query(n % 5 === 4 ? "ROLLBACK" : "COMMIT");
    }
  };
  await Promise.all(Array.from({ length: 20 }, () => onConnection(write)));
  const { events, head } = await verifyTrail(databaseUrl, null);
  expect(head?.seq).toBe(events);
  expect(events).toBe(before + 20 * (20 + 7));
  expect(new Set(await chain()).size).toBe(events);
  await whole();
});

test("what is rolled back, wholly or to a savepoint, is no part of it", async () => {
  const before = await chain();
  await onConnection(async (client) => {
    await client.query("BEGIN");
    await client.query(INSERT);
    await client.query("ROLLBACK");
    await client.query("BEGIN");
    const kept = await idOf(client);
    await client.query("SAVEPOINT s");
    await client.query(INSERT);
    await client.query("ROLLBACK TO SAVEPOINT s");
    await client.query("COMMIT");
    expect(await chain()).toEqual([...before, kept]);
  });
  await whole();
});

test("a writer that stands still before its COMMIT holds no other writer up; commits, not inserts, make the order", async () => {
  await onConnection(async (slow) => {
    await slow.query("BEGIN");
    const first = await idOf(slow);
    const second = await idOf(sql);
    await slow.query("COMMIT");
    expect((await chain()).slice(-2)).toEqual([second, first]);
  });
  await whole();
});

test("no statement changes, deletes or empties trail, chain or head by accident, or takes away an order that has a trail", async () => {
  const refused = [
    "UPDATE audit_events SET kind = 'x' WHERE id = 1",
    "DELETE FROM audit_events WHERE id = 1",
    "TRUNCATE audit_events",
    "TRUNCATE orders CASCADE",
    "UPDATE audit_links SET seq = 0 WHERE seq = 1",
    "DELETE FROM audit_links WHERE seq = 1",
    "TRUNCATE audit_links",
    "DELETE FROM audit_head",
    "TRUNCATE audit_head",
    "INSERT INTO audit_head (id, seq, hash) VALUES (2, 0, '')",
  ];
  for (const statement of refused) await expect(sql.query(statement), statement).rejects.toThrow("is append-only");
  const gone = sql.query("DELETE FROM orders WHERE order_number = 'CHAINED-1'");
  await expect(gone).rejects.toThrow("audit_events_order_id_fkey");
  await whole();
});

test("events that stood before there was a chain are chained by the migration, in their order", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "juchu-chain-"));
  const url = await freshDatabase({ migrated: false });
  for (const { name } of readMigrations().filter((one) => one.name < "20261125100000")) {
    cpSync(path.join(migrationsFolder(), name), path.join(folder, name), { recursive: true });
  }
  await migrate(url, folder);
  rmSync(folder, { recursive: true });
  const old = new pg.Pool({ connectionString: url, max: 1 });
  for (let n = 0; n < 5; n++) await old.query(INSERT);
  await migrate(url);
  await old.query(INSERT);
  await old.end();
  expect(await verifyTrail(url, null)).toMatchObject({ events: 6, head: { seq: 6 }, broken: [] });
});

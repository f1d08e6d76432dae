import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { buildOperation } from "@/prisma/builders/order-work";
import { buildOrder } from "@/prisma/builders/orders";
import { RepairWatch } from "./watch";

const KEY = "01a21427-bed8-780e-ae6f-bed543c05fee";

let db: Database;
let client: pg.Client;
let watch: RepairWatch;
let operationId: string;

beforeEach(async () => {
  const url = await freshDatabase();
  db = connect(url, 2);
  client = new pg.Client({ connectionString: url });
  await client.connect();
  operationId = await buildOperation(db, await buildOrder(db), { state: "unknown" });
  await client.query("UPDATE operations SET request_key = $1 WHERE id = $2", [KEY, operationId]);
  watch = new RepairWatch(url);
});

afterEach(async () => {
  await watch.close();
  await client.end();
  await db.$disconnect();
});

async function settle(): Promise<void> {
  await client.query(
    "UPDATE operations SET state = 'not_sent', settled_at = clock_timestamp(), lease_until = NULL WHERE id = $1",
    [operationId],
  );
}

it("an operation is repaired once it is settled, counted from the crash that struck it", async () => {
  watch.strike(KEY, Date.now() - 5_000);
  await settle();
  await expect.poll(() => watch.open).toEqual([]);
  expect(watch.repairs[0]?.ms).toBeGreaterThanOrEqual(5_000);
});

it("a worker that dies with an operation in its hand strikes it anew; one that has none does not", async () => {
  watch.strike(KEY, Date.now() - 50_000);
  await watch.strikeHeld(Date.now() - 2_000);
  await settle();
  await expect.poll(() => watch.repairs.length).toBe(1);
  expect(watch.repairs[0]?.ms).toBeGreaterThanOrEqual(50_000);
});

it("from its second holder on, the lease says whose it was", async () => {
  watch.strike(KEY, Date.now() - 50_000);
  await client.query(
    "UPDATE operations SET fence = 2, lease_until = clock_timestamp() + interval '6 s' WHERE id = $1",
    [operationId],
  );
  await watch.strikeHeld(Date.now());
  await settle();
  await expect.poll(() => watch.repairs.length).toBe(1);
  expect(watch.repairs[0]?.ms).toBeLessThan(50_000);
});

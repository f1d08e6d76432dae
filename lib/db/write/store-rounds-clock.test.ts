import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { dueAt } from "@/lib/payments/reconcile/rounds-due";
import type { RoundKind } from "@/lib/payments/store/rounds-port";
import { type MoneyStore, openStore } from "./store";

let store: MoneyStore;
let sql: pg.Client;
beforeAll(async () => {
  const url = await freshDatabase();
  store = openStore(url, 2);
  sql = new pg.Client({ connectionString: url });
  await sql.connect();
});
afterAll(async () => {
  await Promise.all([store.close(), sql.end()]);
});
beforeEach(() => sql.query("TRUNCATE reconciliation_rounds"));

const NOTHING = { looked: 0, agreed: 0, differing: 0, tasksSeen: 0, putOff: 0, unreadable: 0 };

/** Begins what is due and ends it. */
async function round(due = dueAt(Date.now())): Promise<RoundKind | null> {
  const begun = await store.rounds.begin(due);
  if (begun !== null) await store.rounds.end(begun.id, NOTHING, null);
  return begun?.kind ?? null;
}

it("a process whose clock is ahead of the database's begins no nightly round before its time, again and again", async () => {
  expect(await round()).toBe("nightly");
  const ahead = { ...dueAt(Date.now()), nightlySince: Date.now() + 60_000 };
  expect([await round(ahead), await round(ahead)]).toEqual([null, null]);
});

it.each([
  ["one that ended", false],
  ["one that runs", true],
] as const)("a round that lies in the future, since the clock was put back, holds up no other: %s", async (_, runs) => {
  expect(await round()).toBe("nightly");
  await sql.query(
    `UPDATE reconciliation_rounds SET started_at = started_at + interval '1 day',
       lease_until = lease_until + interval '1 day', ended_at = CASE WHEN $1 THEN NULL ELSE ended_at END`,
    [runs],
  );
  expect(await round()).toBe("nightly");
  expect(await round()).toBeNull();
});

import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertEvent } from "@/lib/db/rows/audit-event";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { verifyTrail } from "./verify";

let databaseUrl: string;
let sql: pg.Client;

/** A trail of ten events, whose ids and places in the chain are apart by one: an id was used up by a rollback. */
beforeEach(async () => {
  databaseUrl = await freshDatabase();
  sql = new pg.Client({ connectionString: databaseUrl });
  await sql.connect();
  await sql.query("BEGIN");
  await append(0);
  await sql.query("ROLLBACK");
  for (let n = 1; n <= 10; n++) await append(n);
  expect(await breaks()).toEqual([]);
});
afterEach(() => sql.end());

async function append(n: number): Promise<void> {
  const what = {
    subject: "shop",
    subjectId: "shop",
    kind: "tried",
    data: { n, words: 'ラベル "a"\n\\ é 😀' },
  } as const;
  const { text, values } = insertEvent({ at: new Date(n * 1_001), actor: "system", staffId: null, ...what });
  await sql.query(text, [...values]);
}

/** As a superuser writes: past every trigger. */
async function tamper(...statements: readonly string[]): Promise<void> {
  await sql.query("SET session_replication_role = replica");
  for (const statement of statements) await sql.query(statement);
  await sql.query("SET session_replication_role = origin");
}

const CHANGE_5 = `UPDATE audit_events SET data = '{"n": 500}' WHERE id = 5`;
const rechain = (seq: number) => `UPDATE audit_links l SET prev_hash = b.hash, hash = audit_link_hash(b.hash, l.seq, e)
  FROM audit_links b, audit_events e WHERE l.seq = ${seq} AND b.seq = ${seq - 1} AND e.id = l.event_id`;
const MOVE_HEAD =
  "UPDATE audit_head SET seq = l.seq, hash = l.hash FROM (SELECT * FROM audit_links ORDER BY seq DESC LIMIT 1) l";

async function breaks(expected: string | null = null) {
  const { broken } = await verifyTrail(databaseUrl, expected);
  return broken.map(({ id, seq, why }) => [id, seq, why.split(":")[0]]);
}

describe("a row that was tampered with is named", () => {
  test.each([
    ["at", "at + interval '1 millisecond'"],
    ["actor", "'staff'"],
    ["staff_id", "'s1'"],
    ["subject", "'method'"],
    ["subject_id", "''"],
    ["order_version", "1"],
    ["kind", "'Tried'"],
    ["data", `'{"n": 4.0, "words": ""}'`],
  ])("whose %s was changed", async (column, value) => {
    await tamper(`UPDATE audit_events SET ${column} = ${value} WHERE id = 5`);
    expect(await breaks()).toEqual([[5, 4, "was changed after it was written"]]);
  });

  test("also the newest, and one that was given to another order", async () => {
    await tamper("UPDATE audit_events SET order_id = 1 WHERE id = 11");
    expect(await breaks()).toEqual([[11, 10, "was changed after it was written"]]);
  });

  test("each of several", async () => {
    await tamper("UPDATE audit_events SET kind = 'x' WHERE id IN (2, 3, 9)");
    expect((await breaks()).map(([id]) => id)).toEqual([2, 3, 9]);
  });

  test("that was taken away, alone or with its link", async () => {
    await tamper("DELETE FROM audit_events WHERE id = 4");
    expect(await breaks()).toEqual([[4, 3, "is gone"]]);
    await tamper("DELETE FROM audit_links WHERE event_id = 4");
    expect(await breaks()).toEqual([[5, 4, "does not follow"]]);
  });

  test("where the newest were cut off, from the trail alone or from the chain too", async () => {
    await tamper("DELETE FROM audit_events WHERE id > 9");
    expect(await breaks()).toEqual([
      [10, 9, "is gone"],
      [11, 10, "is gone"],
    ]);
    await tamper("DELETE FROM audit_links WHERE event_id > 9");
    expect(await breaks()).toEqual([[null, 9, "the newest rows were cut off"]]);
    await append(12);
    expect(await breaks()).toEqual([[12, 11, "does not follow"]]);
  });

  test("that was put in without a link, with a link of another's place, or behind the head", async () => {
    const insert = (id: number) =>
      `INSERT INTO audit_events (id, at, actor, subject, subject_id, kind, data) VALUES (${id}, now(), 'system', 'shop', 'shop', 'x', '{}')`;
    const link = (id: number, seq: number) =>
      `INSERT INTO audit_links SELECT ${seq}, e.id, b.hash, audit_link_hash(b.hash, ${seq}, e)
       FROM audit_links b, audit_events e WHERE b.seq = ${seq - 1} AND e.id = ${id}`;
    await tamper(insert(90));
    expect(await breaks()).toEqual([[90, null, "was never chained"]]);
    await tamper(link(90, 11));
    expect(await breaks()).toEqual([[90, 11, "stands behind the head"]]);
    await tamper("DELETE FROM audit_links WHERE seq = 11", "ALTER TABLE audit_links DROP CONSTRAINT audit_links_pkey");
    await tamper(link(90, 6));
    expect(await breaks()).toEqual([[90, 6, "claims the place of event 7"]]);
  });

  test("that was chained anew after the change, by itself", async () => {
    await tamper(CHANGE_5, rechain(4));
    expect(await breaks()).toEqual([[5, 4, "was chained anew"]]);
  });

  test("that was chained anew, also where it is the newest or the event behind it is gone", async () => {
    await tamper("UPDATE audit_events SET kind = 'x' WHERE id = 11", rechain(10));
    expect(await breaks()).toEqual([[11, 10, "was chained anew"]]);
    await tamper(CHANGE_5, rechain(4), "DELETE FROM audit_events WHERE id = 6");
    expect((await breaks()).map(([id]) => id)).toEqual([5, 6, 11]);
  });

  test("where all behind it was chained anew and the head was not moved", async () => {
    await tamper(CHANGE_5, ...[4, 5, 6, 7, 8, 9, 10].map(rechain));
    expect(await breaks()).toEqual([[11, 10, "was chained anew"]]);
  });

  test("whose link alone was changed", async () => {
    await tamper("UPDATE audit_links SET prev_hash = sha256('x') WHERE seq = 4");
    expect(await breaks()).toEqual([[5, 4, "has a link that was changed"]]);
    await tamper("UPDATE audit_links SET hash = sha256('x') WHERE seq = 8");
    expect((await breaks()).map(([id]) => id)).toEqual([5, 9]);
  });

  test("once the head itself is gone or was set back", async () => {
    await tamper("UPDATE audit_head SET seq = 9, hash = (SELECT hash FROM audit_links WHERE seq = 9)");
    expect(await breaks()).toEqual([[11, 10, "stands behind the head"]]);
    await tamper("DELETE FROM audit_head");
    expect(await breaks()).toEqual([[null, null, "the head of the chain is gone"]]);
  });

  test("that was written while the chain was switched off or its function replaced", async () => {
    await sql.query("ALTER TABLE audit_events DISABLE TRIGGER audit_events_chain");
    await append(12);
    await sql.query("ALTER TABLE audit_events ENABLE TRIGGER audit_events_chain");
    await sql.query(`CREATE OR REPLACE FUNCTION audit_link_hash(prev bytea, seq integer, e audit_events) RETURNS bytea
      LANGUAGE sql AS 'SELECT sha256(prev)'`);
    await append(13);
    expect(await breaks()).toEqual([
      [13, 11, "was changed after it was written"],
      [12, null, "was never chained"],
    ]);
  });
});

describe("a head that was kept elsewhere", () => {
  test("is still led through after more was written", async () => {
    const { head } = await verifyTrail(databaseUrl, null);
    await append(11);
    expect(await verifyTrail(databaseUrl, head?.hash ?? "")).toMatchObject({ broken: [], kept: 10, events: 11 });
  });

  test("shows what the chain cannot: all behind a row written anew, or cut off, with the head", async () => {
    const { head } = await verifyTrail(databaseUrl, null);
    await tamper(CHANGE_5, ...[4, 5, 6, 7, 8, 9, 10].map(rechain), MOVE_HEAD);
    expect(await breaks()).toEqual([]);
    expect(await breaks(head?.hash)).toEqual([[null, null, expect.stringContaining("does not lead through")]]);
  });

  test("shows a trail that was emptied", async () => {
    const { head } = await verifyTrail(databaseUrl, null);
    await sql.query("BEGIN; SET LOCAL juchu.clear_trail = 'on'; TRUNCATE audit_events, audit_links; COMMIT");
    expect(await breaks()).toEqual([]);
    expect(await breaks(head?.hash)).toHaveLength(1);
  });
});

test("a trail that is broken everywhere tells the first breaks and counts the others", async () => {
  await sql.query(`INSERT INTO audit_events (at, actor, subject, subject_id, kind, data)
    SELECT now(), 'system', 'shop', 'shop', 'many', '{}' FROM generate_series(1, 2500)`);
  expect(await breaks()).toEqual([]);
  await tamper("UPDATE audit_events SET kind = 'x'");
  const { broken, more, events } = await verifyTrail(databaseUrl, null);
  expect([broken.length + more, events]).toEqual([2510, 2510]);
  expect(broken[0]).toMatchObject({ id: 2 });
});

test("neither the zone, the language nor the date style of a session is in the chain", async () => {
  await sql.query("SET timezone = 'Asia/Tokyo'; SET datestyle = 'German'; SET intervalstyle = 'iso_8601'");
  await sql.query("SET extra_float_digits = 0; SET bytea_output = 'escape'; SET standard_conforming_strings = off");
  await append(11);
  expect(await breaks()).toEqual([]);
});

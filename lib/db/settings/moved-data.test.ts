import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { settingsOf } from "@/lib/capability/method-flags";
import { migrate } from "@/lib/db/admin/migrate";
import { freshDatabase } from "@/lib/db/testing/test-database";

/** What a shop had set or answered before a migration gave it another place or name is still there. */

const MIGRATIONS = path.resolve(import.meta.dirname, "../../../prisma/migrations");
const [withOrderMode] = METHOD_IDS.filter((method) => settingsOf(method).includes("orderMode"));

let folder: string;
let database: string;
let client: pg.Client;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "juchu-moved-"));
  database = await freshDatabase({ migrated: false });
  client = new pg.Client({ connectionString: database });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Migrates as far as the one that is named, itself left out; null: to the end. */
async function migrateBefore(name: string | null): Promise<void> {
  for (const one of readdirSync(MIGRATIONS).filter((each) => name === null || each < name)) {
    cpSync(path.join(MIGRATIONS, one), path.join(folder, one), { recursive: true });
  }
  await migrate(database, folder);
}

const rows = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows;

test("the one address of a provider's notice serves cancels and amount changes until the shop sets the second", async () => {
  await migrateBefore("20261128070000_two_notices");
  await rows("INSERT INTO shop_settings (id, external_notice_url) VALUES (1, 'https://example.jp/n')");
  await migrateBefore(null);
  expect(await rows("SELECT cancel_notice_url, amount_notice_url FROM shop_settings")).toEqual([
    { cancel_notice_url: "https://example.jp/n", amount_notice_url: "https://example.jp/n" },
  ]);
});

test.each(["with", "without"])("the shop's 決済方式 becomes that of its method, %s a row of its own", async (row) => {
  await migrateBefore("20261128071000_order_mode_of_a_method");
  await rows("INSERT INTO shop_settings (id, order_mode) VALUES (1, 'other')");
  await rows("INSERT INTO method_settings (method_id, cancel_api) VALUES ('zeus/card', true)");
  if (row === "with")
    await rows(`INSERT INTO method_settings (method_id, cancel_api) VALUES ('${withOrderMode}', true)`);
  await migrateBefore(null);
  expect(await rows("SELECT method_id, cancel_api, order_mode FROM method_settings ORDER BY method_id")).toEqual([
    { method_id: withOrderMode, cancel_api: row === "with", order_mode: "other" },
    { method_id: "zeus/card", cancel_api: true, order_mode: "normal" },
  ]);
});

test("the answer that a request key was given keeps who recorded the outcome", async () => {
  await migrateBefore("20261128080000_resolved_manually");
  await rows("SET session_replication_role = replica");
  const answer = { ok: true, value: { outcome: "done", byPersonsWord: { by: "田中", at: 1 } } };
  for (const [key, kept] of [
    ["recorded", answer],
    ["answered", { ok: true, value: { outcome: "done" } }],
    ["waiting", null],
  ]) {
    await client.query(
      `INSERT INTO preparations (request_key, staff_id, order_id, verb, version, flags_state, shown, created_at, expires_at, answer)
       VALUES ($1, 's', 1, 'cancel', 1, '', '{}', now(), now(), $2)`,
      [key, kept === null ? null : JSON.stringify(kept)],
    );
  }
  await rows("SET session_replication_role = origin");
  await migrateBefore(null);
  expect(await rows("SELECT request_key, answer FROM preparations ORDER BY request_key")).toEqual([
    { request_key: "answered", answer: { ok: true, value: { outcome: "done" } } },
    {
      request_key: "recorded",
      answer: { ok: true, value: { outcome: "done", resolvedManually: { by: "田中", at: 1 } } },
    },
    { request_key: "waiting", answer: null },
  ]);
});

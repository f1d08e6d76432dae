import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { freshDatabase } from "@/lib/db/testing/test-database";
import type { Moment } from "./conversation";
import { type DatabaseWire, type FrameOutcome, openDatabaseWire } from "./database-wire";

let wire: DatabaseWire;
let client: pg.Client;
let beside: pg.Client;
/** What becomes of the moments, by what they are; what is not named goes on. */
let outcomes: Partial<Record<Moment["at"], () => Promise<FrameOutcome>>>;
let moments: Moment[];

beforeEach(async () => {
  outcomes = {};
  moments = [];
  const databaseUrl = await freshDatabase({ migrated: false });
  wire = await openDatabaseWire(databaseUrl, (moment) => {
    moments.push(moment);
    return outcomes[moment.at]?.() ?? null;
  });
  client = new pg.Client({ connectionString: wire.url, application_name: "shop" });
  client.on("error", () => undefined);
  beside = new pg.Client({ connectionString: databaseUrl });
  await Promise.all([client.connect(), beside.connect()]);
  await beside.query("CREATE TABLE notes (id int PRIMARY KEY, word text)");
});

afterEach(async () => {
  await Promise.allSettled([client.end(), beside.end()]);
  await wire.close();
});

async function writeNote(word: string): Promise<void> {
  await client.query("BEGIN");
  await client.query("INSERT INTO notes VALUES ($1, $2)", [1, word]);
  await client.query("COMMIT");
}

const count = async () => (await beside.query("SELECT FROM notes")).rowCount;

it("tells a COMMIT before the server hears of it and before the client does, with what it commits", async () => {
  const seen: (number | null)[] = [];
  const look = async (): Promise<FrameOutcome> => {
    seen.push(await count());
    return "pass";
  };
  outcomes = { commit_asked: look, commit_answered: look };
  await writeNote("梨");
  expect(seen).toEqual([0, 1]);
  expect(moments.map(({ at, application }) => [at, application])).toEqual([
    ["commit_asked", "shop"],
    ["commit_answered", "shop"],
  ]);
  for (const { text } of moments) {
    expect(text).toContain("INSERT INTO notes");
    expect(text).toContain("梨");
  }
});

it("a COMMIT that is cut off never happened, one whose answer is cut off stands", async () => {
  outcomes = { commit_asked: async () => "cut" };
  await expect(writeNote("a")).rejects.toThrow("Connection terminated");
  await expect.poll(() => count()).toBe(0);

  client = new pg.Client({ connectionString: wire.url });
  client.on("error", () => undefined);
  await client.connect();
  outcomes = { commit_answered: async () => "cut" };
  await expect(writeNote("b")).rejects.toThrow("Connection terminated");
  expect(await count()).toBe(1);
});

it("a statement that writes on its own is a COMMIT, and tells what it returned", async () => {
  await writeNote("a");
  moments = [];
  await client.query("UPDATE notes SET word = $1 RETURNING word || '!' AS told", ["b"]);
  await client.query("SELECT count(*) FROM notes WHERE word = $1", ["b"]);
  expect(moments.map(({ at }) => at)).toEqual(["commit_asked", "commit_answered"]);
  expect(moments[1]?.text).toContain("b!");
});

it("a transaction that failed has nothing to commit", async () => {
  await writeNote("a");
  moments = [];
  await expect(writeNote("again")).rejects.toThrow("duplicate key");
  await client.query("COMMIT");
  expect(moments.map(({ at }) => at)).toEqual(["commit_asked"]);
  await client.query("UPDATE notes SET word = $1", ["later"]);
  expect(moments.at(-1)?.text).not.toContain("again");
});

it("all connections end at once", async () => {
  await client.query("SELECT 1");
  const ended = new Promise((resolve) => client.once("end", resolve));
  expect(wire.cutAll()).toBe(1);
  await ended;
  await expect(client.query("SELECT 1")).rejects.toThrow();
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { openTroubledDatabase, type TroubledDatabase } from "@/lib/db/testing/troubled-database";
import { err, ok } from "@/lib/result/result";
import type { Transaction } from "./client";
import { saveTransaction } from "./save-transaction";

let database: TroubledDatabase;
beforeAll(async () => {
  database = await openTroubledDatabase(await freshDatabase());
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.heal();
  await database.beside.installation.deleteMany();
});

const write = (transaction: Transaction) => transaction.installation.create({ data: { key: "k", value: "v" } });
const stands = async () => (await database.beside.installation.count()) === 1;
const save = (then: (transaction: Transaction) => Promise<unknown> = async () => undefined) =>
  saveTransaction(database.db, async (transaction) => {
    await write(transaction);
    await then(transaction);
    return ok("saved");
  });
const raise = (code: string) => (transaction: Transaction) =>
  transaction.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '${code}'; END $$`);

test("what goes through answers what the work answered", async () => {
  expect(await save()).toEqual(ok("saved"));
  expect(await stands()).toBe(true);
});

describe("nothing was changed, and it is said", () => {
  test("when the connection breaks before COMMIT", async () => {
    const answer = save((transaction) => {
      database.cut();
      return transaction.installation.count();
    });
    expect(await answer).toEqual(err({ code: "database_unavailable" }));
    expect(await stands()).toBe(false);
  });

  test.each(["53100", "25006", "57P03"])("when the database cannot write (%s)", async (code) => {
    expect(await save(raise(code))).toEqual(err({ code: "database_unavailable" }));
    expect(await stands()).toBe(false);
  });

  test.each(["40001", "40P01", "55P03", "57014"])("when somebody else was first (%s)", async (code) => {
    expect(await save(raise(code))).toEqual(err({ code: "busy" }));
    expect(await stands()).toBe(false);
  });
});

describe("whether it stands is left open", () => {
  test.each([
    ["commit_asked", false],
    ["commit_answered", true],
  ] as const)("when the line breaks at %s", async (at, stood) => {
    database.loseCommit(at);
    expect(await save()).toEqual(err({ code: "perhaps_saved" }));
    expect(await stands()).toBe(stood);
  });
});

test("nothing was changed where nobody is reached", async () => {
  const gone = await openTroubledDatabase(await freshDatabase());
  await gone.goAway();
  const answer = saveTransaction(gone.db, async (transaction) => ok(await write(transaction)));
  expect(await answer).toEqual(err({ code: "database_unavailable" }));
  await gone.close();
});

test("a refusal wrote nothing, whatever became of its COMMIT", async () => {
  database.loseCommit("commit_answered");
  const refused = err({ code: "oneself" });
  expect(await saveTransaction(database.db, async () => refused)).toEqual(refused);
});

test("a bug is no trouble of the database's", async () => {
  const bug = new Error("bug");
  await expect(saveTransaction(database.db, () => Promise.reject(bug))).rejects.toBe(bug);
});

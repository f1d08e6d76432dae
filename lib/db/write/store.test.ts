import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { StoreError } from "@/lib/payments/store/store-error";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { prepared, read, STAFF } from "@/lib/payments/testing/test-shop";
import { err } from "@/lib/result/result";
import { openStore } from "./store";
import { commitWasRefused, storeError } from "./store-errors";

let shop: PgShop;
beforeAll(async () => {
  shop = await openPgShop();
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
});
afterAll(() => shop.close());

/** Ends the server's side of every money connection that is in a transaction. */
async function cutConnections(): Promise<void> {
  await shop.sql.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'juchu-desk-money' AND pid <> pg_backend_pid()`,
  );
}

async function waitingForLocks(): Promise<number> {
  const { rows } = await shop.sql.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

describe("a transaction", () => {
  it("that throws leaves nothing behind", async () => {
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    const event = { actor: "staff", staffId: null, kind: "memo_changed", data: { changes: [] } } as const;
    const work = shop.store.transaction(async (tx) => {
      const locked = await tx.lockOrder(order.id);
      if (locked !== null) await tx.changeOrder(locked.order, { memo: "x" }, { at: await tx.now(), ...event });
      throw new Error("a bug");
    });
    await expect(work).rejects.toThrow("a bug");
    expect((await read(shop, order)).order).toMatchObject({ version: 1, memo: "" });
  });

  it("whose connection is cut says that the database is away, and the next one works", async () => {
    const work = shop.store.transaction(async (tx) => {
      await tx.now();
      await cutConnections();
      return tx.now();
    });
    expect(await failure(work)).toMatchObject({ name: "StoreError", kind: "away", perhapsCommitted: false });
    expect(await shop.store.transaction((tx) => tx.now())).toBeGreaterThan(0);
  });

  it("whose connection is cut between its last statement and COMMIT may stand, and says so", async () => {
    const work = shop.store.transaction(async (tx) => {
      await tx.now();
      await cutConnections();
    });
    expect(await failure(work)).toMatchObject({ kind: "away", perhapsCommitted: true });
  });

  it("that had failed before its COMMIT stands for nothing, whoever swallowed the failure", async () => {
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    const opened = await prepared(shop, order, "cancel");
    const work = shop.store.transaction(async (tx) => {
      const known = await tx.findPreparation(opened.requestKey);
      if (known === null) throw new Error("no preparation");
      await failure(tx.insertPreparation(known));
    });
    expect(await failure(work)).toMatchObject({ name: "StoreError", kind: "conflict", perhapsCommitted: false });
  });

  it("that a deferred key refuses at COMMIT is a bug and stands for nothing", async () => {
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    const event = { actor: "staff", staffId: null, kind: "memo_changed", data: { changes: [] } } as const;
    const work = shop.store.transaction(async (tx) => {
      const locked = await tx.lockOrder(order.id);
      if (locked === null) return;
      await tx.changeOrder(locked.order, { stage: "after_capture" }, { at: await tx.now(), ...event });
    });
    expect(await failure(work)).toBeInstanceOf(pg.DatabaseError);
    expect((await read(shop, order)).order.version).toBe(1);
  });

  it("that waits too long for a lock is a conflict, by the server's own limit", async () => {
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    const holder = await shop.sql.connect();
    await holder.query("BEGIN");
    await holder.query("SELECT FROM orders WHERE id = $1 FOR UPDATE", [order.id]);
    const error = await failure(shop.store.transaction((tx) => tx.lockOrder(order.id)));
    await holder.query("ROLLBACK");
    holder.release();
    expect(error).toMatchObject({ name: "StoreError", kind: "conflict" });
  });

  it("whose COMMIT cannot have the head of the trail in time is a conflict, and stands for nothing", async () => {
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    const event = { actor: "staff", staffId: null, kind: "memo_changed", data: { changes: [] } } as const;
    const holder = await shop.sql.connect();
    await holder.query("BEGIN");
    await holder.query("SELECT FROM audit_head FOR UPDATE");
    const work = shop.store.transaction(async (tx) => {
      const locked = await tx.lockOrder(order.id);
      if (locked !== null) await tx.changeOrder(locked.order, { memo: "x" }, { at: await tx.now(), ...event });
    });
    expect(await failure(work)).toMatchObject({ name: "StoreError", kind: "conflict", perhapsCommitted: false });
    await holder.query("ROLLBACK");
    holder.release();
    expect((await read(shop, order)).order.version).toBe(1);
  });

  it("holds the flags that it decides by: who turns one waits for its end, who decides by them does not", async () => {
    // The first decision of all makes the rows.
    await shop.store.transaction((tx) => tx.holdRules(METHOD.cancelByFlag));
    const turned: string[] = [];
    let turning: Promise<unknown> = Promise.resolve();
    await shop.store.transaction(async (tx) => {
      await tx.holdRules(METHOD.cancelByFlag);
      await shop.store.transaction((other) => other.holdRules(METHOD.cancelByFlag));
      turning = shop.setFlags(METHOD.cancelByFlag, { cancelApi: true }).then(() => turned.push("turned"));
      await vi.waitUntil(async () => (await waitingForLocks()) > 0, { timeout: 4_000 });
      turned.push("decided");
    });
    await turning;
    expect(turned).toEqual(["decided", "turned"]);
  });

  it("on a database that does not answer is away", async () => {
    const nowhere = openStore("postgresql://nobody@127.0.0.1:1/none", 1);
    expect(await failure(nowhere.transaction((tx) => tx.now()))).toMatchObject({ name: "StoreError", kind: "away" });
    expect(await failure(nowhere.claimDue({ limit: 1, each: 1, inFlight: new Map(), leaseMs: 1 }))).toBeInstanceOf(
      StoreError,
    );
    await nowhere.close();
  });
});

it("an answer is given to a key once, and never replaced", async () => {
  const order = await shop.order({ methodId: METHOD.cancelByFlag });
  const { requestKey } = await prepared(shop, order, "cancel");
  const said = (code: "preparation_expired" | "database_unavailable") =>
    shop.store.transaction((tx) =>
      tx.answerPreparation(requestKey, { answer: err({ code }), operationId: null, at: Date.now() }),
    );
  await said("preparation_expired");
  expect(await failure(said("database_unavailable"))).toBeInstanceOf(Error);
  expect((await shop.preparation(requestKey))?.answer).toEqual(err({ code: "preparation_expired" }));
});

it("somebody who is shut out has no role, and has it again when that ends", async () => {
  const roleOf = async () => (await shop.store.transaction((tx) => tx.staff(STAFF.another.id)))?.role;
  const shutOut = (until: string | null) =>
    shop.sql.query("UPDATE staff SET banned = true, ban_expires = $2 WHERE id = $1", [STAFF.another.id, until]);
  expect(await roleOf()).toBe("operator");
  await shutOut(null);
  expect(await roleOf()).toBeNull();
  await shutOut("2100-01-01");
  expect(await roleOf()).toBeNull();
  await shutOut("2020-01-01");
  expect(await roleOf()).toBe("operator");
  await shop.sql.query("UPDATE staff SET banned = false, ban_expires = NULL WHERE id = $1", [STAFF.another.id]);
});

describe("an error of the server", () => {
  const said = (code: string, severity = "ERROR", constraint?: string) =>
    Object.assign(new pg.DatabaseError("said", 0, "error"), { code, severity, constraint });

  it.each([
    ["serialization failure", said("40001"), "conflict"],
    ["deadlock", said("40P01"), "conflict"],
    ["lock not to be had", said("55P03"), "conflict"],
    ["two intents at once", said("23505", "ERROR", "operations_one_open_per_order"), "conflict"],
    ["two registrations at once", said("23505", "ERROR", "orders_order_number_key"), "conflict"],
    ["disk full", said("53100"), "away"],
    ["too many connections", said("53300"), "away"],
    ["read-only", said("25006"), "away"],
    ["shutting down", said("57P01", "FATAL"), "away"],
    ["starting up", said("57P03", "FATAL"), "away"],
  ])("%s is %s", (_, error, kind) => {
    expect(storeError(error)).toMatchObject({ name: "StoreError", kind });
  });

  it.each([said("23514"), said("23505", "ERROR", "staff_email_key"), said("42P01"), new Error("a bug")])(
    "anything else stays itself: a bug",
    (error) => {
      expect(storeError(error)).toBe(error);
    },
  );

  it("at COMMIT leaves nothing in doubt only where the server itself said no", () => {
    expect(commitWasRefused(said("23503"))).toBe(true);
    expect(commitWasRefused(said("57P01", "FATAL"))).toBe(false);
    expect(commitWasRefused(new Error("Connection terminated unexpectedly"))).toBe(false);
  });
});

import "server-only";

import pg from "pg";
import { KEPT } from "@/lib/db/kept-connections";
import type { Store, Tx } from "@/lib/payments/store/port";
import type { Rounds } from "@/lib/payments/store/rounds-port";
import { StoreError } from "@/lib/payments/store/store-error";
import { type Claims, openClaims } from "./store-claims";
import { commitWasRefused, storeError } from "./store-errors";
import { openRounds } from "./store-rounds";
import { PgTx } from "./store-tx";

/**
 * The write path's store on PostgreSQL, on `pg` itself: it has to know whether COMMIT was answered, and a client that
 * gives up must never leave a statement behind that still commits. Every server-side limit is below the client's.
 */
const BEGIN = `BEGIN; SET LOCAL lock_timeout = '3s'; SET LOCAL statement_timeout = '5s';
  SET LOCAL idle_in_transaction_session_timeout = '6s'`;
const CLIENT_LIMIT_MS = 8_000;
const LONE_STATEMENT_MS = 6_000;

export interface MoneyStore extends Store, Claims {
  readonly rounds: Rounds;
  close(): Promise<void>;
}

/** Opens a pool of its own. Tests and scripts close it; the app takes `moneyStore()`. */
export function openStore(databaseUrl: string, poolSize = 10): MoneyStore {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: poolSize,
    connectionTimeoutMillis: 4_000,
    query_timeout: CLIENT_LIMIT_MS,
    // Statements outside the transactions above: no caller waits while the server goes on with one.
    statement_timeout: LONE_STATEMENT_MS,
    lock_timeout: 3_000,
    ...KEPT,
    application_name: "juchu-desk-money",
  });
  // The pool replaces an idle connection that breaks; the next caller gets StoreError("away").
  pool.on("error", ignoreIdle);
  return {
    transaction: (work) => transaction(pool, work),
    ...openClaims(pool),
    rounds: openRounds(pool),
    close: () => pool.end(),
  };
}

function ignoreIdle(): void {}

async function transaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await connection(pool);
  // Without a listener a connection that breaks between two statements would end the process.
  client.on("error", ignoreIdle);
  let broken = true;
  try {
    await client.query(BEGIN);
    const result = await work(new PgTx(client));
    await commit(client);
    broken = false;
    return result;
  } catch (error) {
    broken = !(await rolledBack(client));
    throw storeError(error);
  } finally {
    client.off("error", ignoreIdle);
    client.release(broken);
  }
}

async function connection(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw storeError(error);
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  let answer: pg.QueryResult;
  try {
    answer = await client.query("COMMIT");
  } catch (error) {
    throw storeError(error, !commitWasRefused(error));
  }
  // A transaction that had failed before answers COMMIT with ROLLBACK, and no error.
  if (answer.command !== "COMMIT") throw new StoreError("conflict", "the transaction had failed before its COMMIT");
}

/** Whether the connection is fit for the next one. */
async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query("ROLLBACK");
    return true;
  } catch {
    // The error that led here is the one that is told; this connection is thrown away.
    return false;
  }
}

// Kept on globalThis because the development server loads modules anew with each change, and a pool must not pile up.
const kept = globalThis as typeof globalThis & { juchuMoneyStore?: MoneyStore };

/** This process's store, by `DATABASE_URL`. */
export function moneyStore(): MoneyStore {
  if (kept.juchuMoneyStore === undefined) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is not set: start the shop with npm start, or name a database");
    kept.juchuMoneyStore = openStore(url);
  }
  return kept.juchuMoneyStore;
}

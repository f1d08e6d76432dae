import "server-only";

import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { KEPT } from "./kept-connections";

export type Database = PrismaClient;
/** What runs inside `$transaction`. Queries that work in both take this. */
export type Transaction = Prisma.TransactionClient;

/**
 * The server ends a statement, a wait for a lock and an idle transaction before Prisma would: a client that gives up
 * first can leave a statement behind that still commits.
 */
const SERVER_LIMITS = "-c statement_timeout=5s -c lock_timeout=4s -c idle_in_transaction_session_timeout=8s";
/** Above every limit of the server's, in milliseconds. */
const TRANSACTION_LIMITS = { maxWait: 5_000, timeout: 15_000 };

/** Opens a pool of its own. Tests and scripts close it with `$disconnect()`; everything else takes `database()`. */
export function connect(databaseUrl: string, poolSize = 10): Database {
  const adapter = new PrismaPg({
    connectionString: databaseUrl,
    max: poolSize,
    connectionTimeoutMillis: 4_000,
    ...KEPT,
    options: SERVER_LIMITS,
    application_name: "juchu-desk",
  });
  return new PrismaClient({ adapter, transactionOptions: TRANSACTION_LIMITS });
}

// Kept on globalThis because the development server loads modules anew with each change, and a pool must not pile up.
const kept = globalThis as typeof globalThis & { juchuDatabase?: Database };

/** This process's database, by `DATABASE_URL`. */
export function database(): Database {
  if (kept.juchuDatabase === undefined) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is not set: start the shop with npm start, or name a database");
    kept.juchuDatabase = connect(url);
  }
  return kept.juchuDatabase;
}

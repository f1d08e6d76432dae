import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { openSuiteShop } from "../harness/open";

/** A shop that only the bench uses, with the bare server beside it on the same database. */
export interface BenchShop {
  readonly url: string;
  readonly bareUrl: string;
  readonly databaseUrl: string;
  /** The cookie of a signed-in member of staff. */
  readonly cookie: string;
  close(): Promise<void>;
}

async function startBare(root: string, databaseUrl: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [path.join(root, "proofs/bench/bare-server.mjs")], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const port = await Promise.race([
    new Promise<string>((resolve) => createInterface({ input: child.stdout }).once("line", resolve)),
    ended.then((code) => Promise.reject(new Error(`the bare server ended with ${code}`))),
  ]);
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

const ROUND_WITHIN_MS = 600_000;
const LOOK_EVERY_MS = 250;

/** The first round of 突合 walks over the whole shop, which the figures are not about. Says how long it took. */
async function untilCompared(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const until = Date.now() + ROUND_WITHIN_MS;
    while (Date.now() < until) {
      const { rows } = await client.query<{ looked: number; seconds: number }>(
        `SELECT looked, extract(epoch FROM ended_at - started_at)::float8 AS seconds FROM reconciliation_rounds
         WHERE kind = 'nightly' AND ended_at IS NOT NULL AND failed IS NULL`,
      );
      const [round] = rows;
      if (round !== undefined) {
        return console.log(
          `突合: ${round.looked} payments in ${round.seconds.toFixed(1)} s, before anything is measured`,
        );
      }
      await pause(LOOK_EVERY_MS);
    }
    throw new Error("the first round of 突合 did not come to its end");
  } finally {
    await client.end();
  }
}

/** Opens a production build on free ports over a folder of its own, with the sample in it. */
export async function openBenchShop(root: string, orders: number): Promise<BenchShop> {
  const shop = await openSuiteShop({ root, suite: "bench", orders });
  try {
    const { url, databaseUrl } = shop;
    await untilCompared(databaseUrl);
    const bare = await startBare(root, databaseUrl);
    const close = async () => {
      await bare.stop();
      await shop.close();
    };
    return { url, bareUrl: bare.url, databaseUrl, cookie: await shop.signIn("viewer"), close };
  } catch (error) {
    await shop.close();
    throw error;
  }
}

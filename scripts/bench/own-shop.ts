import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { openSuiteShop } from "../suites/surroundings/open";

/** A shop that only the bench uses, with the bare server beside it on the same database. */
export interface BenchShop {
  readonly url: string;
  readonly bareUrl: string;
  readonly databaseUrl: string;
  /** Of somebody who has signed in. */
  readonly cookie: string;
  close(): Promise<void>;
}

async function startBare(root: string, databaseUrl: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [path.join(root, "scripts/bench/bare-server.mjs")], {
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

/** Opens a production build on free ports over a folder of its own, with the sample in it. */
export async function openBenchShop(root: string, orders: number): Promise<BenchShop> {
  const shop = await openSuiteShop({ root, suite: "bench", orders });
  try {
    const { url, databaseUrl } = shop;
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

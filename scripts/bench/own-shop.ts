import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { SAMPLE_ACCOUNTS } from "@/prisma/sample/staff";
import { answers, typescriptArgs } from "../processes/node-process";
import { freePort } from "../processes/ports.mjs";
import { readConnection } from "../shop/connection";

/** A shop that only the bench uses, with the bare server beside it on the same database. */
export interface BenchShop {
  readonly url: string;
  readonly bareUrl: string;
  readonly databaseUrl: string;
  /** Of somebody who has signed in. */
  readonly cookie: string;
  close(): Promise<void>;
}

const START_WITHIN_MS = 600_000;
/** The shop ends with the bench, however the bench ends. */
const LEASH = new URL("../processes/leash.mjs", import.meta.url).href;

/** Never somebody's real database or gateway, whatever the environment says. */
function ownEnv(dataDir: string, port: number): NodeJS.ProcessEnv {
  const { DATABASE_URL, GATEWAY_URL, SIMULATOR_PORT, SAMPLE, HOST, ...env } = process.env;
  return { ...env, DATA_DIR: dataDir, PORT: String(port) };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve));
}

function lastOf(file: string): string {
  return readFileSync(file, "utf8").slice(-2_000);
}

async function untilOpen(url: string, ended: Promise<unknown>, log: string): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  let over = false;
  ended.then(() => {
    over = true;
  });
  while (!(await answers(`${url}/api/health`, (status) => status === 200))) {
    if (over || Date.now() > until) throw new Error(`the shop did not open:\n${lastOf(log)}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function laySample(root: string, env: NodeJS.ProcessEnv, orders: number, logFile: string): Promise<void> {
  const log = openSync(logFile, "a");
  const args = [...typescriptArgs("scripts/sample.ts"), "--orders", String(orders)];
  const code = await exitOf(spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", log, log] }));
  closeSync(log);
  if (code !== 0) throw new Error(`laying ${orders} orders failed (${code}):\n${lastOf(logFile)}`);
}

async function signIn(url: string): Promise<string> {
  const [account] = SAMPLE_ACCOUNTS;
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email: account?.email, password: account?.password }),
  });
  if (!response.ok) throw new Error(`nobody could sign in: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function startBare(root: string, databaseUrl: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [path.join(root, "scripts/bench/bare-server.mjs")], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = exitOf(child);
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

/** Opens a production build on free ports over a folder of its own, and lays the sample into it. */
export async function openBenchShop(root: string, orders: number): Promise<BenchShop> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "juchu-bench-"));
  const port = await freePort();
  const env = ownEnv(dataDir, port);
  const logFile = path.join(dataDir, "bench.log");
  const log = openSync(logFile, "a");
  const shop = spawn(process.execPath, ["--import", LEASH, path.join(root, "scripts/start.mjs")], {
    cwd: root,
    env,
    stdio: ["pipe", log, log],
  });
  const ended = exitOf(shop);
  const url = `http://localhost:${port}`;
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of closing) await step();
    shop.kill("SIGTERM");
    await ended;
    closeSync(log);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await untilOpen(url, ended, logFile);
    await laySample(root, env, orders, logFile);
    const connection = readConnection(dataDir);
    if (connection === null) throw new Error("the shop did not say where its database is");
    const { databaseUrl } = connection;
    const bare = await startBare(root, databaseUrl);
    closing.push(bare.stop);
    return { url, bareUrl: bare.url, databaseUrl, cookie: await signIn(url), close };
  } catch (error) {
    await close();
    throw error;
  }
}

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { identify, sendSignal, waitUntilGone } from "../processes/identity.mjs";
import { type Cluster, readsJapanese, startCluster } from "./cluster";

// Real servers on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 90_000 });

let folder: string;
const open: Cluster[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "juchu-cluster-"));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((cluster) => cluster.stop()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: Partial<Parameters<typeof startCluster>[0]> = {}): Promise<Cluster> {
  const cluster = await startCluster({ folder, disposable: true, ...options });
  open.push(cluster);
  return cluster;
}

async function query(url: string, sql: string): Promise<readonly object[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The server's own process, as its data folder names it. */
function serverOf(cluster: string) {
  const pid = Number(readFileSync(path.join(cluster, "data", "postmaster.pid"), "utf8").split("\n", 1)[0]);
  const identity = identify(pid);
  if (identity === null) throw new Error("the server does not run");
  return identity;
}

test("a new cluster reads Japanese, asks for a password and listens on this machine alone", async () => {
  const cluster = await start();
  expect(await readsJapanese(cluster.url("postgres"))).toBe(true);
  expect(await query(cluster.url("postgres"), "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  expect(statSync(path.join(folder, "password")).mode & 0o077).toBe(0);
  const wrong = new URL(cluster.url("postgres"));
  wrong.password = "guessed";
  await expect(query(wrong.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
});

test("data, port and password are the same after a stop and a start", async () => {
  const first = await start();
  await first.ensureDatabase("shop");
  await first.ensureDatabase("shop");
  await query(first.url("shop"), "CREATE TABLE kept AS SELECT 1 AS one");
  await first.stop();
  const second = await start();
  expect(second.url("shop")).toBe(first.url("shop"));
  expect(await query(second.url("shop"), "SELECT one FROM kept")).toEqual([{ one: 1 }]);
});

test("a port that another program has taken since is replaced", async () => {
  const first = await start();
  await first.stop();
  const stranger = createServer().listen(first.port, "127.0.0.1");
  try {
    expect((await start()).port).not.toBe(first.port);
  } finally {
    stranger.close();
  }
});

test("a server that is killed is noticed, and the next start recovers what was committed", async () => {
  const first = await start({ disposable: false });
  await query(first.url("postgres"), "CREATE TABLE kept AS SELECT 1 AS one");
  sendSignal(serverOf(folder), "SIGKILL");
  expect(await first.ended).toContain("PostgreSQL ended");
  expect(await query((await start()).url("postgres"), "SELECT one FROM kept")).toEqual([{ one: 1 }]);
});

test("a server whose keeper was killed is ended before the next one starts", async () => {
  let keeper = 0;
  await start({
    onSpawn: (pid) => {
      keeper = pid;
    },
  });
  const left = serverOf(folder);
  process.kill(keeper, "SIGKILL");
  await start();
  expect(await waitUntilGone(left, 0)).toBe(true);
});

test("a stale pid file that names a stranger's process does not keep the server from starting, nor the stranger from living", async () => {
  await (await start()).stop();
  writeFileSync(path.join(folder, "data", "postmaster.pid"), `${process.pid}\n`);
  await start();
  expect(serverOf(folder).pid).not.toBe(process.pid);
});

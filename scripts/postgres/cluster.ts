import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { commandLineOf, identify, sendSignal, waitUntilGone } from "../processes/identity.mjs";
import { keptPort } from "../processes/kept-port";
import { isPortFree } from "../processes/ports.mjs";
import { CannotStart } from "../setup/cannot-start.mjs";
import { findPostgres, type PostgresBinaries } from "./binaries";
import { clusterFiles, initialize, isInitialized, keepPassword, LOCALES, SUPERUSER } from "./initialize";
import { asServerUser, chooseServerUser, giveTo, type ServerUser } from "./server-user";

const HOST = "127.0.0.1";
const KEEPER = fileURLToPath(new URL("../processes/keeper.mjs", import.meta.url));
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;

export interface ClusterOptions {
  /** Holds everything of this cluster; made when missing. */
  readonly folder: string;
  /** Forgets what was written when the machine stops. For tests only. */
  readonly disposable?: boolean;
  /** How root becomes another user; found out when absent. */
  readonly user?: ServerUser;
  /** This port or none: for a restart, when others know it already. Otherwise one is chosen and kept. */
  readonly port?: number;
  /** Told which process to end should the caller be killed. */
  readonly onSpawn?: (pid: number) => void;
}

export interface Cluster {
  readonly port: number;
  /** Connection string of one of its databases; the password stands in it. */
  url(database: string): string;
  /** Makes the database unless it exists. */
  ensureDatabase(name: string): Promise<void>;
  /** Resolves with a readable reason when the server ends, asked or not. */
  readonly ended: Promise<string>;
  /** The server's own orderly end: open transactions are rolled back, clients disconnected, everything is written. */
  stop(): Promise<void>;
}

const quoteIdentifier = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Starts the cluster in a folder, making it first if need be. One owner per folder: the holder of the data folder's lock. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = path.resolve(options.folder);
  mkdirSync(folder, { recursive: true, mode: 0o711 }); // the server's user passes through, no more
  const binaries = findPostgres();
  const user = options.user ?? chooseServerUser(binaries.postgres);
  await endLeftover(folder);
  const plan = { ...options, folder, binaries, user };
  if (isInitialized(folder)) return launch(plan);
  for (const locale of LOCALES) {
    if (!initialize(folder, binaries, user, locale)) continue;
    const cluster = await launch(plan);
    if (await readsJapanese(cluster.url("postgres"))) return cluster;
    await cluster.stop();
    rmSync(clusterFiles(folder).data, { recursive: true, force: true });
  }
  throw new CannotStart(
    `This machine has no locale in which PostgreSQL reads Japanese (tried ${LOCALES.map((l) => l.name).join(", ")}). ` +
      "Install the locale C.UTF-8 or en_US.UTF-8, or set DATABASE_URL and GATEWAY_URL.",
  );
}

/** Whether Japanese makes trigrams here, which the search of orders lives on. */
export async function readsJapanese(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("CREATE EXTENSION IF NOT EXISTS pg_trgm");
    const { rows } = await client.query<{ found: number }>("SELECT cardinality(show_trgm('東京都渋谷区')) AS found");
    await client.query("ROLLBACK");
    return (rows[0]?.found ?? 0) > 0;
  } finally {
    await client.end();
  }
}

/**
 * A server that outlived its keeper is ended, if it is ours: the pid that its data folder names runs `postgres` on that
 * very folder. Any other process with that pid is a stranger, and the stale pid file would keep the server from starting.
 */
async function endLeftover(folder: string): Promise<void> {
  const { data } = clusterFiles(folder);
  const pidFile = path.join(data, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const identity = identify(Number(readFileSync(pidFile, "utf8").split("\n", 1)[0]));
  if (identity !== null && commandLineOf(identity.pid).includes(data)) {
    // Its keeper is probably ending it at this moment; a second word of the same kind does no harm.
    sendSignal(identity, "SIGINT");
    if (!(await waitUntilGone(identity, STOP_TIMEOUT_MS))) {
      sendSignal(identity, "SIGKILL");
      await waitUntilGone(identity, STOP_TIMEOUT_MS);
    }
  }
  rmSync(pidFile, { force: true });
}

function settings(port: number, disposable: boolean): readonly string[] {
  const values: Record<string, string | number> = {
    port,
    listen_addresses: HOST,
    unix_socket_directories: "",
    max_connections: 100,
    timezone: "UTC",
    log_timezone: "UTC",
    log_line_prefix: "%m [%p] ",
    ...(disposable ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" } : {}),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

interface LaunchPlan extends ClusterOptions {
  readonly binaries: PostgresBinaries;
  readonly user: ServerUser;
}

async function launch(plan: LaunchPlan, attempt = 1): Promise<Cluster> {
  const { folder, binaries, user, disposable = false } = plan;
  const files = clusterFiles(folder);
  const port = plan.port ?? (await keptPort(files.port, HOST));
  const password = keepPassword(folder);
  giveTo(user, files.data);
  const log = openSync(files.log, "a");
  const keeper = spawn(
    process.execPath,
    [
      ...[KEEPER, "SIGINT", String(STOP_TIMEOUT_MS), "leader"],
      ...asServerUser(user, [binaries.postgres, "-D", files.data, ...settings(port, disposable)]),
    ],
    { stdio: ["pipe", log, log], detached: true },
  );
  closeSync(log);
  if (keeper.pid !== undefined) plan.onSpawn?.(keeper.pid);
  const ended = new Promise<string>((resolve) => {
    keeper.once("error", (error) => resolve(error.message));
    keeper.once("exit", (code, by) => resolve(`PostgreSQL ended (${by ?? `exit code ${code}`}); see ${files.log}`));
  });
  const url = (database: string) =>
    `postgresql://${SUPERUSER}:${password}@${HOST}:${port}/${encodeURIComponent(database)}`;
  const stop = async () => {
    keeper.stdin?.end();
    await ended;
  };
  try {
    await Promise.race([
      untilReady(url("postgres")),
      ended.then((reason) => {
        throw new Error(`${reason}\n${lastLines(files.log, 8)}`);
      }),
    ]);
  } catch (error) {
    await stop();
    // Another program took the port between our look and the server's start: keptPort finds another one.
    if (plan.port === undefined && attempt < 3 && !(await isPortFree(port, HOST))) return launch(plan, attempt + 1);
    throw error;
  }
  return { port, url, ended, stop, ensureDatabase: (name) => ensureDatabase(url("postgres"), name) };
}

async function untilReady(url: string): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (!isStillStarting(error) || Date.now() > until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** No server listens yet, or the server says that it is starting up (57P03). */
function isStillStarting(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ECONNREFUSED" || code === "57P03" || code === "ECONNRESET";
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${quoteIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function lastLines(file: string, count: number): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}

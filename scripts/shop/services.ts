import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { MigrationRefused, migrate } from "@/lib/db/admin/migrate";
import { tokenHeader } from "@/lib/simulator/address";
import { type Cluster, startCluster } from "../postgres/cluster";
import { recordChild } from "../processes/children.mjs";
import { keptPort } from "../processes/kept-port";
import { answers, nodeProcess, typescriptArgs } from "../processes/node-process";
import { type Part, type Supervised, supervise } from "../processes/supervisor";
import { CannotStart } from "../setup/cannot-start.mjs";
import type { Settings } from "../setup/settings.mjs";
import { type Connection, connectionEnv, keepSecret } from "./connection";

const LOOPBACK = "127.0.0.1";
const SIMULATOR = "lib/simulator/main.ts";

/** What the web app and the worker need below them: the shop's database and the providers' side. */
export interface Services {
  readonly connection: Connection;
  /** Ends them in order, databases last. */
  stop(): Promise<void>;
}

export const childrenFile = (settings: Settings) => path.join(settings.dataDir, "children.json");
export const logFile = (settings: Settings, name: string) => path.join(settings.dataDir, "logs", `${name}.log`);

interface StartContext {
  readonly settings: Settings;
  readonly say: (sentence: string) => void;
  readonly signal: AbortSignal;
  /** Everything that runs so far, in the order in which it came up. */
  readonly up: Supervised[];
}

/** Starts PostgreSQL and the provider simulator, or takes what DATABASE_URL and GATEWAY_URL name, and migrates. */
export async function startServices(
  settings: Settings,
  say: (sentence: string) => void,
  signal: AbortSignal,
): Promise<Services> {
  mkdirSync(path.join(settings.dataDir, "logs"), { recursive: true });
  const context: StartContext = { settings, say, signal, up: [] };
  const stop = async () => {
    for (const part of context.up.reverse()) await part.stop();
  };
  try {
    const [databaseUrl, simulator] = await allOrFirstFailure([openDatabase(context), openSimulator(context)]);
    const gatewayUrl = settings.gatewayUrl ?? `http://${LOOPBACK}:${simulator?.port}`;
    const gatewayToken = simulator === null ? settings.gatewayToken : simulatorToken(settings);
    const cardFormOrigin = settings.cardFormOrigin ?? simulator?.pagesOrigin ?? new URL(gatewayUrl).origin;
    const connection = { databaseUrl, gatewayUrl, gatewayToken, cardFormOrigin, simulator: simulator?.own ?? null };
    return { connection, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for both even when one fails, so that nothing comes up after the stop. */
async function allOrFirstFailure<A, B>(both: readonly [Promise<A>, Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled(both);
  return Promise.all(both);
}

async function openDatabase(context: StartContext): Promise<string> {
  const url = context.settings.databaseUrl ?? (await openCluster(context, "postgres", "juchu_desk"));
  const applied = await migrateReadably(url);
  if (applied.length > 0) context.say(`Migrated the database: ${applied.join(", ")}.`);
  await requireJapaneseSearch(url);
  return url;
}

async function migrateReadably(url: string): Promise<readonly string[]> {
  try {
    return await migrate(url);
  } catch (error) {
    if (error instanceof MigrationRefused) throw new CannotStart(error.message);
    // A system's or a server's own word (ECONNREFUSED, 28P01, 3D000): the settings are wrong, or the server is away.
    const foreseen = error instanceof Error && "code" in error;
    throw foreseen ? new CannotStart(`The database of DATABASE_URL cannot be used: ${error.message}`) : error;
  }
}

async function requireJapaneseSearch(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ found: number }>("SELECT cardinality(show_trgm('東京都渋谷区')) AS found");
    if ((rows[0]?.found ?? 0) > 0) return;
  } finally {
    await client.end();
  }
  throw new CannotStart(
    "This database reads no Japanese letters (its LC_CTYPE is plain C), so that the search would find nothing. " +
      "Make the database anew with the locale C.UTF-8 (or any UTF-8 locale).",
  );
}

interface OpenSimulator {
  readonly own: NonNullable<Connection["simulator"]>;
  readonly port: number;
  /** Where its card form and its 3-D Secure pages are. */
  readonly pagesOrigin: string;
}

async function openSimulator(context: StartContext): Promise<OpenSimulator | null> {
  const { settings, say, signal, up } = context;
  if (settings.gatewayUrl !== null) return null;
  const databaseUrl = await openCluster(context, "simulator-postgres", "simulator");
  const port = settings.simulatorPort ?? (await keptPort(path.join(settings.dataDir, "simulator.port"), LOOPBACK));
  const pagesPort = await keptPort(path.join(settings.dataDir, "simulator-pages.port"), LOOPBACK);
  const token = simulatorToken(settings);
  if (existsSync(path.join(settings.root, SIMULATOR))) {
    const simulator = nodeProcess({
      name: "simulator",
      args: typescriptArgs(SIMULATOR),
      env: {
        SIMULATOR_DATABASE_URL: databaseUrl,
        SIMULATOR_PORT: String(port),
        SIMULATOR_PAGES_PORT: String(pagesPort),
        SIMULATOR_TOKEN: token,
      },
      cwd: settings.root,
      log: logFile(settings, "simulator"),
      children: childrenFile(settings),
      isReady: () =>
        answers(`http://${LOOPBACK}:${port}/v1/health`, (status) => status === 200, tokenHeader({ token })),
    });
    up.push(await supervise(simulator, say, signal));
  }
  return { own: { databaseUrl, port }, port, pagesOrigin: `http://${LOOPBACK}:${pagesPort}` };
}

/** Ours asks for a token that this data folder keeps: other users of this machine do not know it. */
function simulatorToken({ dataDir }: Settings): string {
  return keepSecret(dataDir, "simulator");
}

/** Brings up a cluster of ours, supervised, and returns the URL of a database in it. */
async function openCluster({ settings, say, signal, up }: StartContext, name: string, database: string) {
  let first: Cluster | undefined;
  const part: Part = {
    name,
    async start() {
      const cluster = await startCluster({
        folder: path.join(settings.dataDir, name),
        onSpawn: (pid) => recordChild(childrenFile(settings), pid),
        ...(first === undefined ? {} : { port: first.port }),
      });
      first ??= cluster;
      return cluster;
    },
  };
  up.push(await supervise(part, say, signal));
  if (first === undefined) throw new Error(`${name} has no cluster`);
  await first.ensureDatabase(database);
  return first.url(database);
}

/** The environment of every process of the shop. */
export function shopEnv(settings: Settings, connection: Connection): Record<string, string> {
  return {
    NODE_ENV: settings.dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATA_DIR: settings.dataDir,
    ...connectionEnv(connection),
  };
}

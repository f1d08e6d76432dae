import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { migrate } from "@/lib/db/admin/migrate";
import { tokenHeader } from "@/lib/simulator/address";
import { type Cluster, startCluster } from "../../scripts/postgres/cluster";
import { answers, nodeProcess } from "../../scripts/processes/node-process";
import { freePort } from "../../scripts/processes/ports.mjs";
import { laySettings } from "./lay-rows";

/** What stands below a suite that plays the product's parts itself: the shop's database, and the providers' side. */
export interface Harness {
  readonly databaseUrl: string;
  /** The providers' side itself: a process of its own. */
  readonly gatewayUrl: string;
  /** The token that it asks of every caller; undefined where it asks for none. */
  readonly gatewayToken: string | undefined;
  /** The suite's own way to the rows, beside the product's. */
  readonly sql: pg.Pool;
  close(): Promise<void>;
}

/** A server that speaks the gateway protocol on a given port. */
export interface ProvidersProgram {
  readonly name: string;
  /** What follows `node`. */
  readonly args: (port: string) => readonly string[];
  readonly env: (port: string) => Readonly<Record<string, string>>;
  /** The token that it asks of every caller. */
  readonly token?: string;
}

export interface HarnessOptions {
  /** The project's folder. */
  readonly root: string;
  /** Names the folder in the system's temporary one, and the suite's own connections. */
  readonly suite: string;
  /** What the flags of the methods are drawn by. */
  readonly seed: string;
  /** How many the suite itself has to the rows. */
  readonly connections: number;
  /** May take a database of its own in the cluster. */
  readonly providers: (cluster: Cluster) => Promise<ProvidersProgram>;
}

/** Opens all of it in a folder of its own, on free ports; the shop has its settings, and nothing else. */
export async function openHarness({ root, suite, seed, connections, providers }: HarnessOptions): Promise<Harness> {
  const folder = mkdtempSync(path.join(tmpdir(), `juchu-${suite}-`));
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    // Writing to disk as in a shop would make two cores wait for one disk. It would prove nothing: this suite cuts no power.
    const cluster = await startCluster({ folder: path.join(folder, "postgres"), disposable: true });
    closing.push(() => cluster.stop());
    await cluster.ensureDatabase("shop");
    const databaseUrl = cluster.url("shop");
    await migrate(databaseUrl);
    const sql = new pg.Pool({ connectionString: databaseUrl, max: connections, application_name: suite });
    // A connection that is just closing gets an error when the server stops. Unhandled, it would end the whole run.
    sql.on("error", () => undefined);
    closing.push(() => sql.end());
    await laySettings(sql, seed);
    const program = await providers(cluster);
    const server = await openServer(root, folder, program);
    closing.push(server.stop);
    return { databaseUrl, gatewayUrl: server.url, gatewayToken: program.token, sql, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openServer(root: string, folder: string, { name, args, env, token }: ProvidersProgram) {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const { stop } = await nodeProcess({
    name,
    args: args(port),
    env: env(port),
    cwd: root,
    log: path.join(folder, "providers.log"),
    children: path.join(folder, "children.json"),
    isReady: () =>
      answers(`${url}/v1/health`, (status) => status === 200, token === undefined ? {} : tokenHeader({ token })),
  }).start(new AbortController().signal);
  return { url, stop };
}

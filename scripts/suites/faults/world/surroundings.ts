import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { connect, type Database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { startCluster } from "../../../postgres/cluster";
import { answers, nodeProcess, typescriptArgs } from "../../../processes/node-process";
import { freePort } from "../../../processes/ports.mjs";
import { laySettings } from "./lay";

/** What stands below a run: PostgreSQL with the shop's database, and the simulator as a process of its own. */
export interface Ground {
  readonly databaseUrl: string;
  readonly simulatorUrl: string;
  /** The suite's own way to the rows, beside the product's. */
  readonly sql: pg.Pool;
  /** As screens' verbs have it. */
  readonly database: Database;
  readonly folder: string;
  close(): Promise<void>;
}

/** Opens all of it in a folder of its own, on free ports. */
export async function openGround(root: string, seed: string): Promise<Ground> {
  const folder = mkdtempSync(path.join(tmpdir(), "juchu-faults-"));
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    // Written to disk as in a shop would make two cores wait for one disk, and prove nothing: nobody pulls a plug here.
    const cluster = await startCluster({ folder: path.join(folder, "postgres"), disposable: true });
    closing.push(() => cluster.stop());
    await cluster.ensureDatabase("shop");
    await cluster.ensureDatabase("simulator");
    const databaseUrl = cluster.url("shop");
    await migrate(databaseUrl);
    const sql = new pg.Pool({ connectionString: databaseUrl, max: 12, application_name: "faults" });
    // A connection that is just closing hears the server stop; unheard, that would end the whole run.
    sql.on("error", () => undefined);
    closing.push(() => sql.end());
    const database = connect(databaseUrl, 3);
    closing.push(() => database.$disconnect());
    const client = await sql.connect();
    await laySettings(client, seed);
    client.release();
    const simulator = await openSimulator(root, folder, cluster.url("simulator"));
    closing.push(simulator.stop);
    return { databaseUrl, simulatorUrl: simulator.url, sql, database, folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openSimulator(root: string, folder: string, databaseUrl: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { stop } = await nodeProcess({
    name: "simulator",
    args: typescriptArgs("lib/simulator/main.ts"),
    env: { SIMULATOR_DATABASE_URL: databaseUrl, SIMULATOR_PORT: String(port) },
    cwd: root,
    log: path.join(folder, "simulator.log"),
    children: path.join(folder, "children.json"),
    isReady: () => answers(`${url}/v1/health`, (status) => status === 200),
  }).start(new AbortController().signal);
  // Some providers take an operation and finish it later.
  await fetch(`${url}/simulator/switches`, {
    method: "PUT",
    headers: { "x-simulator-control": "1" },
    body: JSON.stringify({ switches: LATER, pendingMs: 4_000 }),
  });
  return { url, stop };
}

const LATER = { "veritrans4g:rakuten-pending": true, "amazon:late-capture-pending": true };

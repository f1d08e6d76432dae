import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { migrate } from "@/lib/db/migrate";
import { startCluster } from "../../postgres/cluster";
import { answers, nodeProcess } from "../../processes/node-process";
import { freePort } from "../../processes/ports.mjs";
import { laySettings } from "../faults/world/lay";

const SERVER = "scripts/suites/contrary/server/main.mjs";

/** What stands below a run: the shop's database, and the contrary server as a process of its own. */
export interface Ground {
  readonly databaseUrl: string;
  readonly gatewayUrl: string;
  /** The suite's own way to the rows, beside the product's. */
  readonly sql: pg.Pool;
  close(): Promise<void>;
}

/** Opens all of it in a folder of its own, on free ports. */
export async function openGround(root: string, seed: string): Promise<Ground> {
  const folder = mkdtempSync(path.join(tmpdir(), "juchu-contrary-"));
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const cluster = await startCluster({ folder: path.join(folder, "postgres"), disposable: true });
    closing.push(() => cluster.stop());
    await cluster.ensureDatabase("shop");
    const databaseUrl = cluster.url("shop");
    await migrate(databaseUrl);
    const sql = new pg.Pool({ connectionString: databaseUrl, max: 8, application_name: "contrary" });
    // A connection that is just closing hears the server stop; unheard, that would end the whole run.
    sql.on("error", () => undefined);
    closing.push(() => sql.end());
    const client = await sql.connect();
    await laySettings(client, seed);
    client.release();
    const server = await openServer(root, folder);
    closing.push(server.stop);
    return { databaseUrl, gatewayUrl: server.url, sql, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openServer(root: string, folder: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { stop } = await nodeProcess({
    name: "contrary server",
    args: [SERVER, "--port", String(port)],
    env: {},
    cwd: root,
    log: path.join(folder, "server.log"),
    children: path.join(folder, "children.json"),
    isReady: () => answers(`${url}/v1/health`, (status) => status === 200),
  }).start(new AbortController().signal);
  return { url, stop };
}

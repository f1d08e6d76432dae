import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { migrate } from "@/lib/db/admin/migrate";
import { startCluster } from "../postgres/cluster";

export interface TestCluster {
  /** The URL of a new database: empty, or a copy of one that all migrations made. */
  createDatabase(options: { readonly migrated: boolean }): Promise<string>;
  /** Ends the server and removes its files. */
  close(): Promise<void>;
}

const TEMPLATE = "migrated_template";

/** A PostgreSQL of its own in the system's temporary folder. */
export async function openTestCluster(): Promise<TestCluster> {
  const folder = mkdtempSync(path.join(tmpdir(), "juchu-test-"));
  const cluster = await startCluster({ folder, disposable: true });
  const admin = new pg.Pool({ connectionString: cluster.url("postgres"), max: 4 });
  // A connection that is just closing hears the server stop; unheard, that would end the whole run.
  admin.on("error", () => undefined);
  let template: Promise<void> | undefined;
  let made = 0;

  async function makeTemplate(): Promise<void> {
    await cluster.ensureDatabase(TEMPLATE);
    await migrate(cluster.url(TEMPLATE));
  }

  return {
    async createDatabase({ migrated }) {
      made += 1;
      const name = `test_${made}`;
      if (migrated) {
        template ??= makeTemplate();
        await template;
      }
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${migrated ? TEMPLATE : "template0"}`);
      return cluster.url(name);
    },
    async close() {
      await admin.end();
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

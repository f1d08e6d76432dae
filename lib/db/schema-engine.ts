import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type * as SchemaEngineGlue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

type Glue = typeof SchemaEngineGlue;
export type SchemaEngine = SchemaEngineGlue.SchemaEngine;

/** Prisma's schema engine as WebAssembly: no download, no native binary. */
async function loadEngine(): Promise<Glue> {
  // Found at run time and not by a bundler: the .wasm file stands beside its glue.
  const glueFile = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue: Glue = await import(pathToFileURL(glueFile).href);
  const bytes = readFileSync(glueFile.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
  return glue;
}

// Once a process: the glue keeps one instance, and a second one would read the first one's memory.
let loaded: Promise<Glue> | undefined;

/** What the database said, in the shape that the engine understands and writes down. */
function toAdapterError(error: pg.DatabaseError): DriverAdapterError {
  return new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "XX000",
    severity: error.severity ?? "ERROR",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}

/** One session for all (search path, locks), and whole scripts in one round trip: adapter-pg would split them on ";". */
async function openAdapter(databaseUrl: string): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, application_name: "juchu-schema-engine" });
  const adapter = await new PrismaPg(pool).connect();
  return Object.assign(adapter, {
    executeScript: async (script: string) => {
      await pool.query(script).catch((error: unknown) => {
        throw error instanceof pg.DatabaseError ? toAdapterError(error) : error;
      });
    },
    dispose: async () => {
      if (!pool.ended && !pool.ending) await pool.end();
    },
  });
}

/** Runs `work` with an engine of its own on that database. What the database said stands in the message of a failure. */
export async function withSchemaEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loaded ??= loadEngine();
  const glue = await loaded;
  const opened: SqlDriverAdapter[] = [];
  const connect = async () => {
    const adapter = await openAdapter(databaseUrl);
    opened.push(adapter);
    return adapter;
  };
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect,
    connectToShadowDb: () => Promise.reject(new Error("applying migrations needs no shadow database")),
  };
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  try {
    const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, bound);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await Promise.all(opened.map((adapter) => adapter.dispose()));
  }
}

import pg from "pg";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Looks for intents in the shop's database, on connections of its own: what it sees is committed. */
export interface IntentLook {
  /** Null where the database could not be asked. */
  isCommitted(operationId: string): Promise<boolean | null>;
  close(): Promise<void>;
}

export function lookInto(databaseUrl: string): IntentLook {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 4,
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
    application_name: "wire",
  });
  // A database that goes away is part of what is tried.
  pool.on("error", () => undefined);
  return {
    async isCommitted(operationId) {
      if (!UUID.test(operationId)) return false;
      try {
        const { rowCount } = await pool.query("SELECT 1 FROM operations WHERE id = $1", [operationId]);
        return rowCount === 1;
      } catch {
        return null; // the answer says so: the database could not be asked
      }
    },
    close: () => pool.end(),
  };
}

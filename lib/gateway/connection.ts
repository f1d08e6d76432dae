/** What stands behind GATEWAY_URL. */
export type Connection = "simulator" | "live";

/** The starter names the simulator's database only where it started the simulator. */
export function connectionFrom(env: Readonly<Record<string, string | undefined>>): Connection {
  return env.SIMULATOR_DATABASE_URL ? "simulator" : "live";
}

import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where the parts of one shop find each other. Holds passwords: it stays in files of mode 600 and in environments. */
export interface Connection {
  readonly databaseUrl: string;
  readonly gatewayUrl: string;
  /** The token that the providers' side asks of every caller; null where it asks for none. */
  readonly gatewayToken: string | null;
  /** Where the providers' side serves its card form: the one origin that the shop draws inside its pages. */
  readonly cardFormOrigin: string;
  /** null where another server stands behind GATEWAY_URL. */
  readonly simulator: { readonly databaseUrl: string; readonly port: number } | null;
}

const connectionFile = (dataDir: string) => path.join(dataDir, "connection.json");

/** Lets commands that run beside an open shop (the sample, a bench) find it. */
export function publishConnection(dataDir: string, connection: Connection): void {
  writeFileSync(connectionFile(dataDir), JSON.stringify(connection), { mode: 0o600 });
}

export function withdrawConnection(dataDir: string): void {
  rmSync(connectionFile(dataDir), { force: true });
}

/** The connection of the shop that is open from this data folder; the caller has seen that one is. */
export function readConnection(dataDir: string): Connection | null {
  const file = connectionFile(dataDir);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** A secret made once for this data folder, readable by its owner alone. */
export function keepSecret(dataDir: string, name: string): string {
  const file = path.join(dataDir, `${name}.secret`);
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/** What every process of the shop is told. */
export function connectionEnv(connection: Connection): Record<string, string> {
  return {
    DATABASE_URL: connection.databaseUrl,
    GATEWAY_URL: connection.gatewayUrl,
    GATEWAY_TOKEN: connection.gatewayToken ?? "",
    CARD_FORM_ORIGIN: connection.cardFormOrigin,
    ...(connection.simulator === null
      ? {}
      : {
          SIMULATOR_DATABASE_URL: connection.simulator.databaseUrl,
          SIMULATOR_PORT: String(connection.simulator.port),
        }),
  };
}

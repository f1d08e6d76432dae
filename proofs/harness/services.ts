import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ProcessIdentity } from "../../scripts/processes/identity.mjs";
import { identify } from "../../scripts/processes/identity.mjs";
import { readSettings } from "../../scripts/setup/settings.mjs";
import { type Services, startServices } from "../../scripts/shop/services";

/** What stands below a suite's shop: its database and the providers' side, both of the suite's own and supervised. */
export interface SuiteServices {
  readonly databaseUrl: string;
  readonly gatewayUrl: string;
  readonly gatewayToken: string;
  /** Where the providers' side has its pages for buyers. */
  readonly pagesUrl: string;
  /** Where the providers' side keeps its ledger. */
  readonly ledgerDatabaseUrl: string;
  /** The shop's PostgreSQL as it runs now; null while it does not. */
  postmaster(): ProcessIdentity | null;
  stop(): Promise<void>;
}

/** Where PostgreSQL keeps the shop's cluster, below the suite's folder. */
export const CLUSTER_FOLDER = path.join("services", "postgres");

/**
 * Starts clusters and simulator as `npm start` starts them, and migrates. The suite owns them, not the shop: proxies
 * can stand between, and they outlive the shop.
 */
export async function startSuiteServices(root: string, folder: string, signal: AbortSignal): Promise<SuiteServices> {
  const dataDir = path.join(folder, "services");
  mkdirSync(dataDir, { recursive: true });
  const settings = readSettings(root, { NODE_ENV: "production", DATA_DIR: dataDir }, []);
  const log = path.join(folder, "services.log");
  const say = (sentence: string): void => appendFileSync(log, `${new Date().toISOString()} ${sentence}\n`);
  const services: Services = await startServices(settings, say, signal);
  const { gatewayToken, simulator } = services.connection;
  if (gatewayToken === null || simulator === null) throw new Error("the suite has no simulator of its own");
  const pidFile = path.join(folder, CLUSTER_FOLDER, "data", "postmaster.pid");
  return {
    databaseUrl: services.connection.databaseUrl,
    gatewayUrl: services.connection.gatewayUrl,
    gatewayToken,
    pagesUrl: services.connection.cardFormOrigin,
    ledgerDatabaseUrl: simulator.databaseUrl,
    postmaster: () => identify(firstNumber(pidFile)),
    stop: () => services.stop(),
  };
}

/** 0, which no process has, where there is no such file. */
function firstNumber(file: string): number {
  try {
    return Number.parseInt(readFileSync(file, "utf8"), 10) || 0;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return 0;
    throw error;
  }
}

import path from "node:path";
import { CannotStart } from "../setup/cannot-start.mjs";
import { heldLock, tryLock } from "../setup/lock.mjs";
import type { Settings } from "../setup/settings.mjs";
import { type Connection, readConnection } from "../shop/connection";
import { startServices } from "../shop/services";

/** The connection that npm start hands to what it runs; null for a command that a person runs. */
export function connectionOfStarter(env: NodeJS.ProcessEnv): Connection | null {
  const { DATABASE_URL, GATEWAY_URL, GATEWAY_TOKEN, CARD_FORM_ORIGIN, SIMULATOR_DATABASE_URL, SIMULATOR_PORT } = env;
  if (!DATABASE_URL || !GATEWAY_URL) return null;
  const simulated = SIMULATOR_DATABASE_URL !== undefined && SIMULATOR_PORT !== undefined;
  return {
    databaseUrl: DATABASE_URL,
    gatewayUrl: GATEWAY_URL,
    gatewayToken: GATEWAY_TOKEN || null,
    cardFormOrigin: CARD_FORM_ORIGIN || new URL(GATEWAY_URL).origin,
    simulator: simulated ? { databaseUrl: SIMULATOR_DATABASE_URL, port: Number(SIMULATOR_PORT) } : null,
  };
}

/**
 * Works on the shop of a data folder: on the open one if there is one. Otherwise it starts databases and simulator for
 * this alone, and stops them again.
 */
export async function withShop<T>(settings: Settings, work: (connection: Connection) => Promise<T>): Promise<T> {
  const file = path.join(settings.dataDir, "shop.lock");
  const lock = await tryLock(file, "a command works on it");
  if (lock === null) {
    const connection = readConnection(settings.dataDir);
    if (connection !== null) return work(connection);
    throw new CannotStart(
      `The shop in ${settings.dataDir} is starting or stopping (${heldLock(file)?.note}). Try again.`,
    );
  }
  try {
    const say = (sentence: string) => console.log(sentence);
    const services = await startServices(settings, say, new AbortController().signal);
    try {
      return await work(services.connection);
    } finally {
      await services.stop();
    }
  } finally {
    lock.release();
  }
}

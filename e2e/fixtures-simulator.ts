import { readFileSync } from "node:fs";
import path from "node:path";

/** Where the shop that is tried keeps its data; set by playwright.config.ts. */
function dataDir(): string {
  const folder = process.env.E2E_DATA_DIR;
  if (folder === undefined) throw new Error("E2E_DATA_DIR is not set: run the journeys through playwright.config.ts");
  return folder;
}

/** The address of the providers' side, as the starter of the shop has written it down. */
export function simulatorUrl(): string {
  const connection: { gatewayUrl: string } = JSON.parse(readFileSync(path.join(dataDir(), "connection.json"), "utf8"));
  return connection.gatewayUrl;
}

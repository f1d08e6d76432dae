import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { freePort, isPortFree } from "./ports.mjs";

/** The port that a file remembers, or another one when another program has taken it since; remembered in turn. */
export async function keptPort(file: string, host: string): Promise<number> {
  const known = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const port = known > 0 && (await isPortFree(known, host)) ? known : await freePort(host);
  writeFileSync(file, `${port}\n`);
  return port;
}

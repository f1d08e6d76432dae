// npm run build: the database client and the production build that npm run web serves, for a shop without the starter
// (docs/running-apart.md). npm start makes both by itself.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./setup/build";
import { CannotStart } from "./setup/cannot-start.mjs";
import { waitForLock } from "./setup/lock.mjs";
import { ensureClient } from "./setup/program";
import { stopSignal } from "./setup/stop-signal.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const signal = stopSignal();
const lock = await waitForLock(
  path.join(root, ".setup", "lock"),
  "building",
  (held) => console.log(`Waiting for another set-up in this folder (process ${held?.holder.pid ?? "unknown"}) …`),
  signal,
);
try {
  await ensureClient(root, lock, signal);
  await build(root, ".next", lock, signal);
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  lock.release();
}

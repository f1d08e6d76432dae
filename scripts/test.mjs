// @ts-check
// npm test: whatever is missing, then every check there is. The same as CI runs.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { CannotStart } from "./setup/cannot-start.mjs";
import { ensureDependencies } from "./setup/dependencies.mjs";
import { waitForLock } from "./setup/lock.mjs";
import { requireMachine } from "./setup/machine.mjs";
import { stopSignal } from "./setup/stop-signal.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const signal = stopSignal();

async function test() {
  requireMachine({ ownPostgres: true });
  const lock = await waitForLock(
    path.join(root, ".setup", "lock"),
    "setting up",
    (held) => console.log(`Waiting for another set-up in this folder (process ${held?.holder.pid ?? "unknown"}) …`),
    signal,
  );
  try {
    await ensureDependencies(root, lock, signal);
    const { register } = await import("tsx/esm/api");
    register();
    const { prepareTests } = await import("./test/prepare.ts");
    await prepareTests(root, lock, signal);
  } finally {
    lock.release();
  }
  const { runStages } = await import("./test/run-stages.ts");
  return runStages(root, signal);
}

try {
  const allPassed = await test();
  process.exitCode = allPassed ? 0 : 1;
} catch (error) {
  if (!signal.aborted) {
    console.error(error instanceof CannotStart ? `\n${error.message}` : error);
    console.log("0 passed, 1 failed");
  }
  process.exitCode = signal.aborted ? 130 : 1;
}

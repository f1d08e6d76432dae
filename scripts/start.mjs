// @ts-check
// npm start and npm run dev: from whatever state the folder is in to a shop that is open. Until the packages are
// installed only Node's built-ins exist, so this file and all it imports statically are plain modules.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { endLeftovers } from "./processes/children.mjs";
import { isPortFree } from "./processes/ports.mjs";
import { CannotStart } from "./setup/cannot-start.mjs";
import { ensureDependencies } from "./setup/dependencies.mjs";
import { heldLock, tryLock, waitForLock } from "./setup/lock.mjs";
import { requireMachine } from "./setup/machine.mjs";
import { readSettings } from "./setup/settings.mjs";
import { stopSignal } from "./setup/stop-signal.mjs";

/** @typedef {import("./setup/settings.mjs").Settings} Settings */

/** One shop per data folder. @param {Settings} settings */
async function takeDataDir(settings) {
  const file = path.join(settings.dataDir, "shop.lock");
  const lock = await tryLock(file, `http://localhost:${settings.port}/`);
  if (lock !== null) return lock;
  const held = heldLock(file);
  throw new CannotStart(
    `A shop is already running from ${settings.dataDir} (process ${held?.holder.pid}, ${held?.note}).\n` +
      "Stop that one first, or give this one a folder and a port of its own: DATA_DIR=… PORT=… npm start",
  );
}

/** Whether the port can be had, or what keeps it from us. @param {number} port @param {string} host @param {string} hint */
async function requireFree(port, host, hint) {
  try {
    if (await isPortFree(port, host)) return;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (host === "::1" && code !== "EACCES") return; // a machine without IPv6
    throw new CannotStart(`Port ${port} on ${host} cannot be used (${code}). ${hint}`);
  }
  throw new CannotStart(`Port ${port} on ${host} is taken by another program. ${hint}`);
}

/** @param {Settings} settings */
async function requirePorts({ port, host, simulatorPort, gatewayUrl }) {
  const hint = `Choose another one: PORT=${port + 1} npm start`;
  await requireFree(port, host, hint);
  // A browser asks localhost by IPv6 first: another program there would be taken for us.
  if (host === "127.0.0.1") await requireFree(port, "::1", hint);
  if (simulatorPort !== null && gatewayUrl === null) {
    await requireFree(
      simulatorPort,
      "127.0.0.1",
      "It is meant for the provider simulator: choose another SIMULATOR_PORT.",
    );
  }
}

/** @param {Settings} settings @param {AbortSignal} signal */
async function start(settings, signal) {
  mkdirSync(settings.dataDir, { recursive: true });
  const dataLock = await takeDataDir(settings);
  try {
    const left = await endLeftovers(path.join(settings.dataDir, "children.json"));
    if (left > 0) console.log(`Ended ${left} process(es) that an earlier start had left behind.`);
    await requirePorts(settings);
    const setupLock = await waitForLock(
      path.join(settings.root, ".setup", "lock"),
      "setting up",
      (held) => console.log(`Waiting for another set-up in this folder (process ${held?.holder.pid ?? "unknown"}) …`),
      signal,
    );
    try {
      await ensureDependencies(settings.root, setupLock, signal);
      // From here on packages exist, and everything is TypeScript.
      const { register } = await import("tsx/esm/api");
      register();
      const { prepareProgram } = await import("./setup/program.ts");
      const program = await prepareProgram(settings, setupLock, signal);
      setupLock.release();
      const { openShop } = await import("./shop/open.ts");
      await openShop(settings, program, signal);
    } finally {
      setupLock.release();
    }
  } finally {
    dataLock.release();
  }
}

/** Tells the person who started this what failed. If the failure is a bug of ours, the stack goes to a file. @param {unknown} error */
function reportFailure(error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`\n${message}`);
  if (error instanceof CannotStart) return;
  const log = path.join(root, ".setup", "logs", "start-failure.log");
  mkdirSync(path.dirname(log), { recursive: true });
  writeFileSync(log, `${error instanceof Error ? error.stack : error}\n`);
  console.error(`Where it happened: ${log}`);
}

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const signal = stopSignal();
try {
  const settings = readSettings(root, process.env, process.argv.slice(2));
  requireMachine({ ownPostgres: settings.databaseUrl === null || settings.gatewayUrl === null });
  await start(settings, signal);
} catch (error) {
  if (!signal.aborted) {
    reportFailure(error);
    process.exitCode = 1;
  }
}

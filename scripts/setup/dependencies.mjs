// @ts-check
// The one step that runs before any package exists: Node's built-ins only.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { runStep } from "./run-step.mjs";

/** @param {string} file @returns {{ packages?: Record<string, { version?: string, optional?: boolean, link?: boolean }> } | null} */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/**
 * Why node_modules is not what package-lock.json asks for, or null when it is. npm itself keeps a record of what it
 * put there; comparing that record, and looking for each folder, also notices packages left out by NODE_ENV=production.
 * @param {string} root
 * @returns {string | null}
 */
export function missingDependencies(root) {
  const wanted = readJson(path.join(root, "package-lock.json"))?.packages;
  const present = readJson(path.join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!wanted) return "package-lock.json is missing";
  if (!present) return "not installed";
  for (const [place, { version, optional, link }] of Object.entries(wanted)) {
    if (place === "" || link) continue;
    const found = present[place];
    if (!found) {
      if (optional) continue; // made for another kind of machine
      return `${place} is missing`;
    }
    if (found.version !== version) return `${place} is ${found.version}, not ${version}`;
    if (!existsSync(path.join(root, place, "package.json"))) return `${place} is missing`;
  }
  const surplus = Object.keys(present).find((place) => !(place in wanted));
  return surplus === undefined ? null : `${surplus} is not in package-lock.json`;
}

/** npm as it was called, or the one in the PATH. @returns {string[]} */
function npmCommand() {
  const running = process.env.npm_execpath;
  return running && /npm-cli\.[cm]?js$/.test(running) ? [process.execPath, running] : ["npm"];
}

/**
 * @param {string} root
 * @param {import("./lock.mjs").Lock} lock
 * @param {AbortSignal} [signal]
 */
export async function ensureDependencies(root, lock, signal) {
  const reason = missingDependencies(root);
  if (reason === null) return;
  await runStep(
    {
      title: `Installing packages (${reason})`,
      // Install scripts stay off (.npmrc too): nothing we use needs one, and what they would do we do ourselves.
      command: [...npmCommand(), "ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"],
      cwd: root,
      log: path.join(root, ".setup", "logs", "install.log"),
      lock,
    },
    signal,
  );
}

// @ts-check
// The one step that runs before any package exists: Node's built-ins only.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { CannotStart } from "./cannot-start.mjs";
import { runStep, StepFailed } from "./run-step.mjs";

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
 * What npm's log says of a registry that it could not reach, null where something else went wrong.
 * @param {string} log
 * @returns {string | null}
 */
export function whyNoRegistry(log) {
  const code = /\bnpm (?:error|ERR!) code (E[A-Z_0-9]+|[A-Z_]*CERT[A-Z_]*|[A-Z_]*SIGNATURE)/.exec(log)?.[1] ?? "";
  const address = /\brequest to (\S+) failed/.exec(log)?.[1];
  const from = address !== undefined && URL.canParse(address) ? ` at ${new URL(address).host}` : "";
  if (/^(?:E401|E403|E407)$/.test(code)) return `The registry of npm packages${from} refuses us (${code}).`;
  if (/CERT|SIGNATURE/.test(code))
    return `The certificate of the registry of npm packages${from} is not believed (${code}).`;
  const silent =
    /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EPROTO|ERR_SOCKET_TIMEOUT)$/;
  return silent.test(code) ? `The registry of npm packages${from} cannot be reached (${code}).` : null;
}

const REGISTRY_HELP = [
  "The first start needs it once. See that this machine has a network, and tell npm of what stands between:",
  "  npm config set https-proxy http://proxy.example:8080     a proxy",
  "  npm config set registry https://registry.example/        a registry of your own",
  "  npm config set cafile /path/to/company-ca.pem            a certificate of your company",
  "Then start again.",
].join("\n");

/**
 * @param {string} root
 * @param {import("./lock.mjs").Lock} lock
 * @param {AbortSignal} [signal]
 */
export async function ensureDependencies(root, lock, signal) {
  const reason = missingDependencies(root);
  if (reason === null) return;
  const log = path.join(root, ".setup", "logs", "install.log");
  // Install scripts stay off (.npmrc too): nothing we use needs one, and what they would do we do ourselves.
  const command = [...npmCommand(), "ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  try {
    await runStep({ title: `Installing packages (${reason})`, command, cwd: root, log, lock }, signal);
  } catch (error) {
    const why = error instanceof StepFailed ? whyNoRegistry(readFileSync(log, "utf8")) : null;
    if (why === null) throw error;
    throw new CannotStart(`${why}\n${REGISTRY_HELP}\nAll that npm said: ${log}`);
  }
}

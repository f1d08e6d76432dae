// @ts-check
// What the environment says about one shop. Node's built-ins only: it is read before packages are installed.
import path from "node:path";
import { CannotStart } from "./cannot-start.mjs";

/**
 * @typedef {object} Settings
 * @property {string} root the project's folder
 * @property {string} dataDir
 * @property {string} host the address the web app listens on
 * @property {number} port
 * @property {string | null} databaseUrl null: our own PostgreSQL
 * @property {string | null} gatewayUrl null: the provider simulator
 * @property {string | null} gatewayToken sent to the server of `gatewayUrl`
 * @property {string | null} cardFormOrigin null: the simulator's, or the one of `gatewayUrl`
 * @property {number | null} simulatorPort null: one that is free, kept
 * @property {boolean} sample lay the sample shop into an empty database
 * @property {string} buildName builds live in .next-<name>-<hash>
 * @property {boolean} dev
 * @property {boolean} fresh forget what an earlier run left in the data folder
 */

/** A setting that cannot be understood; the message is for the person who set it. */
export class BadSetting extends CannotStart {}

/** @param {string} name @param {string | undefined} text @returns {number | null} */
function readPort(name, text) {
  if (!text) return null;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new BadSetting(`${name} is "${text}", but a port is a whole number from 1 to 65535.`);
}

/** @param {string} name @param {string | undefined} text @param {readonly string[]} protocols @returns {string | null} */
function readUrl(name, text, protocols) {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && protocols.includes(url.protocol)) return text;
  // The text is not repeated: a database URL holds a password.
  throw new BadSetting(`${name} is not a URL that begins with ${protocols.map((p) => `${p}//`).join(" or ")}.`);
}

/** @param {string} name @param {string | undefined} text @returns {string | null} */
function readOrigin(name, text) {
  const url = readUrl(name, text, ["http:", "https:"]);
  return url === null ? null : new URL(url).origin;
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} args
 * @returns {Settings}
 */
export function readSettings(root, env, args) {
  return {
    root,
    dataDir: path.resolve(root, env.DATA_DIR || ".data"),
    host: env.HOST || "127.0.0.1",
    port: readPort("PORT", env.PORT) ?? 3000,
    databaseUrl: readUrl("DATABASE_URL", env.DATABASE_URL, ["postgresql:", "postgres:"]),
    gatewayUrl: readUrl("GATEWAY_URL", env.GATEWAY_URL, ["http:", "https:"]),
    gatewayToken: env.GATEWAY_TOKEN || null,
    cardFormOrigin: readOrigin("CARD_FORM_ORIGIN", env.CARD_FORM_ORIGIN),
    simulatorPort: readPort("SIMULATOR_PORT", env.SIMULATOR_PORT),
    sample: !/^(off|0|no|false)$/i.test(env.SAMPLE ?? ""),
    buildName: env.BUILD_NAME || "shop",
    dev: args.includes("--dev"),
    fresh: args.includes("--fresh"),
  };
}

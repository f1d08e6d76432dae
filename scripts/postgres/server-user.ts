import { spawnSync } from "node:child_process";
import { chownSync } from "node:fs";
import { CannotStart } from "../setup/cannot-start.mjs";

/**
 * PostgreSQL refuses to run as root. Root therefore becomes another user for the server alone:
 * `namespace`: inside a user namespace root is called `nobody`; no account is made, no file changes hands.
 * `setpriv`: where user namespaces are forbidden, the account `nobody`, which must own the data folder and reach the program.
 */
export type ServerUser = "plain" | "namespace" | "setpriv";

const NOBODY = 65_534;
const BECOME: Readonly<Record<ServerUser, readonly string[]>> = {
  plain: [],
  namespace: ["unshare", "-U", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, "--"],
  setpriv: ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups", "--"],
};

/** The command that runs `command` as that user. */
export function asServerUser(user: ServerUser, command: readonly string[]): readonly string[] {
  return [...BECOME[user], ...command];
}

function canRun(user: ServerUser, program: string): boolean {
  const [command = "", ...args] = asServerUser(user, [program, "--version"]);
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** The first way in which this machine lets us run `program`. */
export function chooseServerUser(program: string): ServerUser {
  if (process.getuid?.() !== 0) return "plain";
  const found = (["namespace", "setpriv"] as const).find((user) => canRun(user, program));
  if (found !== undefined) return found;
  throw new CannotStart(
    `PostgreSQL does not run as root, and neither unshare nor setpriv could run ${program} as another user. ` +
      "Run this as an ordinary user from a folder that this user owns, or set DATABASE_URL and GATEWAY_URL.",
  );
}

/** Hands a file or folder of ours to the user the server runs as. */
export function giveTo(user: ServerUser, path: string): void {
  if (user === "setpriv") chownSync(path, NOBODY, NOBODY);
}

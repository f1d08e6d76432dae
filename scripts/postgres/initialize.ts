import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { PostgresBinaries } from "./binaries";
import { asServerUser, giveTo, type ServerUser } from "./server-user";

export const SUPERUSER = "juchu";

/** How the server sorts and reads letters. With plain C the trigram functions see no Japanese. */
export interface LocaleChoice {
  readonly name: string;
  readonly options: readonly string[];
}
export const LOCALES: readonly LocaleChoice[] = [
  { name: "C.UTF-8", options: ["--locale=C.UTF-8"] },
  { name: "C with en_US.UTF-8 letters", options: ["--locale=C", "--lc-collate=C", "--lc-ctype=en_US.UTF-8"] },
];

/** Where a cluster keeps its files: `data` belongs to the server, the rest to us. */
export function clusterFiles(folder: string) {
  return {
    data: path.join(folder, "data"),
    password: path.join(folder, "password"),
    port: path.join(folder, "port"),
    log: path.join(folder, "postgres.log"),
  } as const;
}

/** The superuser's password, made once and readable by its owner alone. */
export function keepPassword(folder: string): string {
  const file = clusterFiles(folder).password;
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(24).toString("hex")}\n`, { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

export function isInitialized(folder: string): boolean {
  return existsSync(path.join(clusterFiles(folder).data, "PG_VERSION"));
}

/**
 * Makes an empty cluster with one locale; false when this machine does not have that locale.
 * Works beside `data` and renames at the end, so that a cluster that exists is complete.
 */
export function initialize(
  folder: string,
  binaries: PostgresBinaries,
  user: ServerUser,
  locale: LocaleChoice,
): boolean {
  const { data } = clusterFiles(folder);
  const unfinished = `${data}-unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  giveTo(user, unfinished);
  // initdb reads the password as the server's user, and only from a file that can be opened (no pipe).
  const passwordForServer = `${data}-password`;
  writeFileSync(passwordForServer, `${keepPassword(folder)}\n`, { mode: 0o600 });
  giveTo(user, passwordForServer);
  const [command = "", ...args] = asServerUser(user, [
    binaries.initdb,
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordForServer}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--no-instructions",
    "--no-sync",
    ...locale.options,
  ]);
  const done = spawnSync(command, args, { encoding: "utf8" });
  rmSync(passwordForServer, { force: true });
  if (done.status === 0) {
    renameSync(unfinished, data);
    return true;
  }
  rmSync(unfinished, { recursive: true, force: true });
  if (/locale/i.test(done.stderr)) return false;
  throw new Error(`initdb failed in ${folder}:\n${done.stderr || done.stdout || done.error?.message}`);
}

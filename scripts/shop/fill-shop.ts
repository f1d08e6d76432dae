import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { typescriptArgs } from "../processes/node-process";
import { StepFailed } from "../setup/run-step.mjs";
import type { Settings } from "../setup/settings.mjs";
import type { Connection } from "./connection";
import { runQuietly } from "./run-quietly";
import { logFile } from "./services";

const SAMPLE = "scripts/sample.ts";
const FIRST_ADMIN = "scripts/first-admin.ts";

/** An account whose password is public: there are such accounts in the sample only. */
export interface SampleAccount {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Sees that there is an account to sign in with. An empty database gets the sample shop. If the sample is not wanted,
 * or real providers may stand behind the gateway, it asks for a first 管理者 instead.
 */
export async function fillShop(
  settings: Settings,
  connection: Connection,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly SampleAccount[]> {
  const wanted = settings.sample && connection.simulator !== null;
  if (wanted && existsSync(path.join(settings.root, SAMPLE))) {
    const log = logFile(settings, "sample");
    await runQuietly({
      args: [...typescriptArgs(SAMPLE), "--if-empty"],
      cwd: settings.root,
      env,
      log,
      children: path.join(settings.dataDir, "children.json"),
      sayAfter: { milliseconds: 2_500, sentence: "Preparing the sample shop …" },
      signal,
    });
    return readAccounts(log);
  }
  if (!wanted && existsSync(path.join(settings.root, FIRST_ADMIN))) await askForFirstAdmin(settings, env, signal);
  return [];
}

/** The sample's last line is JSON and names its accounts; none where the database holds another shop. */
function readAccounts(log: string): readonly SampleAccount[] {
  const last = readFileSync(log, "utf8").trimEnd().split("\n").at(-1) ?? "";
  const { accounts = [] }: { accounts?: readonly SampleAccount[] } = last.startsWith("{") ? JSON.parse(last) : {};
  return accounts;
}

/** Asks on this terminal, so it is given the terminal. */
async function askForFirstAdmin(settings: Settings, env: Readonly<Record<string, string>>, signal: AbortSignal) {
  const child = spawn(process.execPath, [...typescriptArgs(FIRST_ADMIN), "--if-none"], {
    cwd: settings.root,
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
  const stop = () => child.kill("SIGTERM");
  signal.addEventListener("abort", stop, { once: true });
  const code = await new Promise<number | null>((resolve, reject) => child.once("exit", resolve).once("error", reject));
  signal.removeEventListener("abort", stop);
  signal.throwIfAborted();
  if (code !== 0) throw new StepFailed("The shop was not opened, because there is no account to sign in with.");
}

import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { answers, nodeProcess, typescriptArgs } from "../processes/node-process";
import { type Supervised, supervise } from "../processes/supervisor";
import { servedMark, writeNextTsconfig } from "../setup/build";
import { tryLock } from "../setup/lock.mjs";
import type { Program } from "../setup/program";
import type { Settings } from "../setup/settings.mjs";
import { keepSecret, publishConnection, withdrawConnection } from "./connection";
import { fillShop } from "./fill-shop";
import { localUrl } from "./local-url";
import { printWelcome } from "./print-welcome";
import { childrenFile, logFile, type Services, shopEnv, startServices } from "./services";
import { waitUntilHealthy } from "./wait-until-healthy";

const WORKER = "scripts/worker.ts";

/** Opens the shop and keeps it open until the signal comes; then closes all of it, in order. */
export async function openShop(settings: Settings, program: Program, signal: AbortSignal): Promise<void> {
  if (settings.fresh) forgetEarlierRuns(settings.dataDir);
  const served =
    program.buildFolder === null ? null : await tryLock(servedMark(settings.root, program.buildFolder), "");
  const say = (sentence: string) => console.log(`  ${sentence}`);
  const up: Supervised[] = [];
  let services: Services | undefined;
  try {
    services = await startServices(settings, say, signal);
    publishConnection(settings.dataDir, services.connection);
    const env = { ...shopEnv(settings, services.connection), ...webEnv(settings) };
    const web = supervise(webPart(settings, program, env), say, signal).then((started) => up.push(started));
    const [accounts] = await Promise.all([fillShop(settings, services.connection, env, signal), web]);
    // The worker comes last: only with its first sign of life does the shop call itself ready.
    if (existsSync(path.join(settings.root, WORKER))) up.push(await supervise(workerPart(settings, env), say, signal));
    await waitUntilHealthy(localUrl(settings), say, signal);
    printWelcome(settings, accounts);
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  } finally {
    if (signal.aborted) console.log("\nStopping …");
    withdrawConnection(settings.dataDir);
    await Promise.all(up.map((part) => part.stop()));
    await services?.stop();
    served?.release();
  }
}

/** Everything but the lock that says that we are here. */
function forgetEarlierRuns(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name !== "shop.lock") rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
}

function webEnv(settings: Settings): Record<string, string> {
  return {
    PORT: String(settings.port),
    HOST: settings.host,
    // Password hashes, the database's handshakes, files and compression share these. Hashes take two at most
    // (lib/auth/hashing), and here they leave room for the rest.
    UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE || "8",
    BETTER_AUTH_SECRET: process.env.BETTER_AUTH_SECRET || keepSecret(settings.dataDir, "auth"),
  };
}

function webPart(settings: Settings, program: Program, env: Readonly<Record<string, string>>) {
  const { root, dev } = settings;
  const folder =
    program.buildFolder === null
      ? { NEXT_TSCONFIG: writeNextTsconfig(root, ".next") }
      : { NEXT_DIST_DIR: program.buildFolder };
  return nodeProcess({
    name: "web",
    args: [path.join(root, "scripts", "web.mjs"), ...(dev ? ["--dev"] : [])],
    env: { ...env, ...folder },
    cwd: root,
    log: logFile(settings, "web"),
    children: childrenFile(settings),
    isReady: () => answers(`${localUrl(settings)}/api/health`),
  });
}

function workerPart(settings: Settings, env: Readonly<Record<string, string>>) {
  return nodeProcess({
    name: "worker",
    args: typescriptArgs(WORKER),
    env,
    cwd: settings.root,
    log: logFile(settings, "worker"),
    children: childrenFile(settings),
    // It shows its life in the database, which the shop's health reads.
    isReady: () => Promise.resolve(true),
  });
}

import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { commandLineOf, isRunning, type ProcessIdentity } from "../../scripts/processes/identity.mjs";
import { leashed } from "../../scripts/processes/leashed";
import { answers } from "../../scripts/processes/node-process";
import { freePort } from "../../scripts/processes/ports.mjs";
import { BUILD_NAME } from "./set-up";

/** Web app and worker as `npm start` runs them, with their supervisor. */
export interface ProductionShop {
  readonly url: string;
  /** The process as it runs now; null while its supervisor brings it back. */
  part(name: ShopPart): ProcessIdentity | null;
  stop(): Promise<void>;
}

export type ShopPart = "web" | "worker";

export interface ProductionShopOptions {
  readonly root: string;
  /** Takes the shop's data and logs. */
  readonly folder: string;
  readonly databaseUrl: string;
  readonly gatewayUrl: string;
  readonly gatewayToken: string;
  readonly signal: AbortSignal;
}

/** A build takes the longest part of this. */
const OPEN_WITHIN_MS = 600_000;
const SHOWN_CHARACTERS = 2_000;

/** How each part's command line is recognised; the web app gives itself another title once it runs. */
const COMMANDS: Readonly<Record<ShopPart, RegExp>> = {
  web: /juchu-desk-web|scripts\/web\.mjs/,
  worker: /scripts\/worker\.ts/,
};

/** Opens a shop by `scripts/start.mjs` and waits until it calls itself ready. It ends with us, however we end. */
export async function openProductionShop(options: ProductionShopOptions): Promise<ProductionShop> {
  const { root, folder } = options;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const log = path.join(folder, "shop.log");
  const starter = spawnStarter(options, port, log);
  let stopping = false;
  let over = false;
  const ended = new Promise<void>((resolve) => {
    starter.once("exit", () => resolve());
    starter.once("error", () => resolve());
  }).then(() => {
    over = true;
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    starter.kill("SIGTERM");
    await ended;
  };
  try {
    await untilOpen(url, ended, log, options.signal);
  } catch (error) {
    await stop();
    throw error;
  }
  const children = path.join(folder, "shop", "children.json");
  const part = (name: ShopPart): ProcessIdentity | null => {
    // Then no supervisor brings anything back, and that is not the shop's doing.
    if (over && !stopping) throw new Error(`the shop was closed from outside (${log})`);
    const found = readChildren(children).find(
      (child) => isRunning(child) && COMMANDS[name].test(withoutRoot(child, root)),
    );
    return found ?? null;
  };
  return { url, part, stop };
}

/** Nothing of a shop that this person runs. */
function spawnStarter(options: ProductionShopOptions, port: number, log: string) {
  const { root, folder, databaseUrl, gatewayUrl, gatewayToken } = options;
  const own = {
    DATA_DIR: path.join(folder, "shop"),
    PORT: String(port),
    HOST: "127.0.0.1",
    DATABASE_URL: databaseUrl,
    GATEWAY_URL: gatewayUrl,
    GATEWAY_TOKEN: gatewayToken,
    BUILD_NAME,
    SIMULATOR_PORT: "",
    CARD_FORM_ORIGIN: "",
    APP_URL: "",
    NODE_ENV: "production",
  };
  const { args, env } = leashed([path.join(root, "scripts", "start.mjs")], own);
  const output = openSync(log, "a");
  const starter: ChildProcess = spawn(process.execPath, args, { cwd: root, env, stdio: ["pipe", output, output] });
  closeSync(output);
  return starter;
}

async function untilOpen(url: string, ended: Promise<void>, log: string, signal: AbortSignal): Promise<void> {
  const until = Date.now() + OPEN_WITHIN_MS;
  let over = false;
  ended.then(() => {
    over = true;
  });
  while (!(await answers(`${url}/api/health`, (status) => status === 200))) {
    signal.throwIfAborted();
    if (over || Date.now() > until) {
      throw new Error(`the shop did not open (${log}):\n${readFileSync(log, "utf8").slice(-SHOWN_CHARACTERS)}`);
    }
    await pause(100);
  }
}

function readChildren(file: string): readonly ProcessIdentity[] {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The folder's own name may hold any word. */
function withoutRoot(child: ProcessIdentity, root: string): string {
  return commandLineOf(child.pid).replaceAll(root, "");
}

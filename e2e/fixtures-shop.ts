import { readFileSync } from "node:fs";
import path from "node:path";
import {
  commandLineOf,
  isRunning,
  type ProcessIdentity,
  sendSignal,
  waitUntilGone,
} from "@/scripts/processes/identity.mjs";
import { dataDir } from "./fixtures-simulator";

/** What the web app's process is called, before and after it has begun to serve. */
const WEB = /juchu-desk-web|[\\/]scripts[\\/]web\.mjs\b/;

/**
 * Kills the web app as a machine does that runs out of memory: at once, in the middle of whatever it does. The starter
 * brings it back by itself. It is looked for among the processes that this shop has started, and nowhere else.
 */
export async function killWebApp(): Promise<void> {
  const children: ProcessIdentity[] = JSON.parse(readFileSync(path.join(dataDir(), "children.json"), "utf8"));
  const web = children.filter((child) => isRunning(child) && WEB.test(commandLineOf(child.pid)));
  const [only, ...others] = web;
  if (only === undefined || others.length > 0) throw new Error(`${web.length} web apps run in ${dataDir()}`);
  sendSignal(only, "SIGKILL");
  if (!(await waitUntilGone(only, 5_000))) throw new Error(`the web app ${only.pid} does not end`);
}

import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { CannotStart } from "../setup/cannot-start.mjs";
import type { Lock } from "../setup/lock.mjs";
import { runStep, StepFailed } from "../setup/run-step.mjs";

/** Where systems put a browser that the journeys can use. */
const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
] as const;

const DEBIAN_COMMAND = "apt-get update && apt-get install -y chromium fonts-noto-cjk";

/** The browser to use: CHROMIUM_PATH, Playwright's own, the system's; null when there is none. */
export function findBrowser(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new CannotStart(`CHROMIUM_PATH is ${named}, but there is no such file.`);
  }
  return [chromium.executablePath(), ...SYSTEM_BROWSERS].find((file) => file !== "" && existsSync(file)) ?? null;
}

const isRoot = () => process.getuid?.() === 0;
const isDebian = () => existsSync("/usr/bin/apt-get");

/** Sees that there is a browser. Where that takes rights that we lack, it names the one command that helps. */
export async function ensureBrowser(root: string, lock: Lock, signal: AbortSignal): Promise<void> {
  if (findBrowser() !== null) return;
  const log = path.join(root, ".setup", "logs", "browser.log");
  if (isRoot() && isDebian()) {
    const command = ["sh", path.join(root, ".ci", "install-browser")];
    await runStep({ title: "Installing a browser and Japanese fonts", command, cwd: root, log, lock }, signal);
  } else {
    const command = [process.execPath, path.join("node_modules", "playwright", "cli.js"), "install", "chromium"];
    try {
      await runStep({ title: "Installing a browser", command, cwd: root, log, lock }, signal);
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      throw new CannotStart(`${error.message}\n\nNo browser for the journeys. ${whatHelps()}`);
    }
  }
  if (findBrowser() === null) throw new CannotStart(`There is still no browser for the journeys. ${whatHelps()}`);
}

function whatHelps(): string {
  if (isDebian()) return `This helps: sudo sh -c '${DEBIAN_COMMAND}'`;
  return "Install Chromium or Chrome and name it: CHROMIUM_PATH=/path/to/chrome npm test";
}

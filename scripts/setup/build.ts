import { cpSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fingerprint } from "./fingerprint.mjs";
import { heldLock, type Lock } from "./lock.mjs";
import { runStep } from "./run-step.mjs";
import type { Settings } from "./settings.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "prisma/schema.prisma",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  ".env",
  ".env.local",
  ".env.production",
  ".env.production.local",
] as const;

/** What a build does not contain: tests, and the providers' side, which is a process of its own. */
const isNotBuilt = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith("lib/simulator/");

/**
 * The folder of the production build of the present sources. It is named by their content: a change makes another
 * folder, so that a shop that is open keeps the one that it serves.
 */
export async function ensureBuild(settings: Settings, lock: Lock, signal: AbortSignal): Promise<string> {
  const { root, buildName } = settings;
  const inputs = fingerprint(root, SOURCES, { skip: isNotBuilt });
  const folder = `.next-${buildName}-${inputs}`;
  const complete = (name: string) => existsSync(path.join(root, name, "complete"));
  if (complete(folder)) return folder;

  const siblings = buildFolders(root).filter(complete);
  rmSync(path.join(root, folder), { recursive: true, force: true });
  const twin = siblings.find((name) => name.endsWith(`-${inputs}`));
  if (twin !== undefined) {
    // The same sources under another name (tests keep a folder of their own).
    cpSync(path.join(root, twin), path.join(root, `${folder}-copy`), {
      recursive: true,
      filter: (from) => !isServedMark(from),
    });
    renameSync(path.join(root, `${folder}-copy`), path.join(root, folder));
    return folder;
  }
  await build(root, folder, lock, signal);
  writeFileSync(path.join(root, folder, "complete"), "");
  for (const name of siblings) {
    if (name.startsWith(`.next-${buildName}-`) && !isServed(root, name)) {
      rmSync(path.join(root, name), { recursive: true, force: true });
    }
  }
  return folder;
}

function buildFolders(root: string): readonly string[] {
  return readdirSync(root).filter((name) => /^\.next-[a-z]+-[0-9a-f]{16}$/.test(name));
}

/** Builds the present sources into a folder of that name. */
export async function build(root: string, folder: string, lock: Lock, signal: AbortSignal): Promise<void> {
  const tsconfig = writeNextTsconfig(root, folder);
  await runStep(
    {
      title: "Building",
      command: [process.execPath, path.join("node_modules", "next", "dist", "bin", "next"), "build"],
      env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NEXT_DIST_DIR: folder, NEXT_TSCONFIG: tsconfig },
      cwd: root,
      log: path.join(root, ".setup", "logs", "build.log"),
      lock,
    },
    signal,
  );
}

/**
 * Next adds the types of its folder to the tsconfig it is given. It is given a copy with the same rules, for what the
 * app contains: itself and whatever it imports. Returns its path for NEXT_TSCONFIG.
 */
export function writeNextTsconfig(root: string, folder: string): string {
  const file = path.join(".setup", "tsconfig.json");
  const types = [`${folder}/types/**/*.ts`, `${folder}/dev/types/**/*.ts`];
  const content = {
    extends: "../tsconfig.json",
    include: ["next-env.d.ts", "app/**/*", "proxy.ts", "instrumentation*.ts", ...types].map((name) => `../${name}`),
    exclude: ["../**/*.test.ts", "../**/*.test.tsx"],
  };
  writeFileSync(path.join(root, file), JSON.stringify(content));
  return file;
}

/** The lock by which a running process says that it serves from a build. */
export function servedMark(root: string, folder: string): string {
  return path.join(root, folder, `served-${process.pid}.lock`);
}

const isServedMark = (file: string) => /^served-\d+\.lock$/.test(path.basename(file));

function isServed(root: string, folder: string): boolean {
  return readdirSync(path.join(root, folder))
    .filter(isServedMark)
    .some((name) => heldLock(path.join(root, folder, name)) !== null);
}

import { existsSync } from "node:fs";
import path from "node:path";
import { ensureBuild } from "./build";
import { fingerprint } from "./fingerprint.mjs";
import type { Lock } from "./lock.mjs";
import { runStep } from "./run-step.mjs";
import type { Settings } from "./settings.mjs";
import { stamp } from "./stamp";

/** What set-up hands to the start. */
export interface Program {
  /** The folder of the production build, from the project's root; null in development, which builds as it goes. */
  readonly buildFolder: string | null;
}

/** Makes what npm does not install: the database client and the production build. Does nothing when nothing is stale. */
export async function prepareProgram(settings: Settings, lock: Lock, signal: AbortSignal): Promise<Program> {
  await ensureClient(settings.root, lock, signal);
  return { buildFolder: settings.dev ? null : await ensureBuild(settings, lock, signal) };
}

/** The typed database client, generated from prisma/schema.prisma. */
export async function ensureClient(root: string, lock: Lock, signal: AbortSignal): Promise<void> {
  const inputs = fingerprint(root, ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"]);
  const made = stamp(root, "client");
  if (made.matches(inputs) && existsSync(path.join(root, "prisma", "generated", "client.ts"))) return;
  made.remove();
  await runStep(
    {
      title: "Generating the database client",
      command: [process.execPath, path.join("node_modules", "prisma", "build", "index.js"), "generate"],
      // Prisma looks for a native engine that generating does not use; any file that exists keeps it from a download.
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
      cwd: root,
      log: path.join(root, ".setup", "logs", "client.log"),
      lock,
    },
    signal,
  );
  made.write(inputs);
}

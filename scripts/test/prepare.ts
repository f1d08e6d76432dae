import type { Lock } from "../setup/lock.mjs";
import { ensureClient } from "../setup/program";
import { ensureBrowser } from "./browser";

/** What the checks need besides packages. */
export async function prepareTests(root: string, lock: Lock, signal: AbortSignal): Promise<void> {
  await ensureClient(root, lock, signal);
  await ensureBrowser(root, lock, signal);
}

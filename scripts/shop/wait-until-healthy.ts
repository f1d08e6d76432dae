const SAY_AFTER_MS = 10_000;

interface Health {
  readonly missing: string;
}

/** What GET /api/health says is not ready yet, null when all is. */
async function readHealth(url: string): Promise<Health | null> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(10_000) });
    if (response.status === 200) {
      await response.body?.cancel();
      return null;
    }
    return { missing: (await response.text()).slice(0, 300) };
  } catch (error) {
    return { missing: `web: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Returns once the shop calls itself ready, and tells people what it is waiting for when that takes long. */
export async function waitUntilHealthy(
  url: string,
  say: (sentence: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let sayAt = Date.now() + SAY_AFTER_MS;
  for (;;) {
    signal.throwIfAborted();
    const health = await readHealth(url);
    if (health === null) return;
    if (Date.now() > sayAt) {
      say(`Not ready yet: ${health.missing}`);
      sayAt = Date.now() + SAY_AFTER_MS;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

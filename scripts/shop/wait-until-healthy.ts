const SAY_AFTER_MS = 10_000;

/** What GET /api/health says is not ready yet, null when all is. */
async function whatIsMissing(url: string): Promise<string | null> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(10_000) });
    const text = await response.text();
    return response.status === 200 ? null : inWords(text);
  } catch (error) {
    return `web (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** `{"parts":{"worker":"no sign of life"},"missing":["worker"]}` in words. */
function inWords(answer: string): string {
  try {
    const { parts, missing }: { parts: Record<string, string>; missing: string[] } = JSON.parse(answer);
    return missing.map((part) => `${part} (${parts[part]})`).join(", ");
  } catch {
    return `web (${answer.slice(0, 200)})`; // an error page instead of an answer
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
    const missing = await whatIsMissing(url);
    if (missing === null) return;
    if (Date.now() > sayAt) {
      say(`Not ready yet: ${missing}`);
      sayAt = Date.now() + SAY_AFTER_MS;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

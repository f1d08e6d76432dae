/** Something that runs until it ends or is stopped. */
export interface Running {
  /** Resolves with a readable reason when it ends, asked or not. Never rejects. */
  readonly ended: Promise<string>;
  /** Ends it in good order; resolves when it is gone. */
  stop(): Promise<void>;
}

export interface Part {
  readonly name: string;
  /** Resolves when it is ready for those that need it; rejects with a readable reason. */
  start(signal: AbortSignal): Promise<Running>;
}

export interface RestartPolicy {
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** Having run that long, the next end counts as the first again. */
  readonly calmAfterMs: number;
}

/**
 * The pause grows for a part that does not come up. A part that came up and was killed is back at once, however often:
 * what a crash left open is to be repaired within 20 seconds, also by a worker that has crashed ten times today.
 */
export const RESTART: RestartPolicy = { firstDelayMs: 500, longestDelayMs: 8_000, calmAfterMs: 2_000 };

export interface Supervised {
  stop(): Promise<void>;
}

type Say = (sentence: string) => void;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Starts a part and keeps it running: when it ends unasked it is started again, after a growing pause, while the shop
 * is open. A part that does not start the first time is a failure of the caller's.
 */
export async function supervise(part: Part, say: Say, signal: AbortSignal, policy = RESTART): Promise<Supervised> {
  const stopping = new AbortController();
  const anyEnd = AbortSignal.any([signal, stopping.signal]);
  let running: Running | null = await part.start(anyEnd);

  async function startAgain(failures: number): Promise<Running | null> {
    const delay = Math.min(policy.firstDelayMs * 2 ** failures, policy.longestDelayMs);
    say(`Starting ${part.name} again in ${delay / 1000} s.`);
    await pause(delay, stopping.signal);
    if (stopping.signal.aborted) return null;
    try {
      const again = await part.start(anyEnd);
      say(`${part.name} runs again.`);
      return again;
    } catch (error) {
      if (stopping.signal.aborted) return null;
      say(`${part.name} did not start: ${messageOf(error)}`);
      return startAgain(failures + 1);
    }
  }

  async function keep(): Promise<void> {
    let failures = 0;
    // If the stop came while it was coming up, the stop ends it: waiting here would last until it ended by itself.
    while (running !== null && !stopping.signal.aborted) {
      const began = Date.now();
      const reason = await running.ended;
      if (stopping.signal.aborted) return;
      say(`${part.name} ended unasked: ${reason}`);
      failures = Date.now() - began > policy.calmAfterMs ? 0 : failures + 1;
      running = await startAgain(Math.max(failures - 1, 0));
    }
  }

  const kept = keep();
  return {
    async stop() {
      stopping.abort();
      await running?.stop();
      await kept;
      // It may have come up in the very moment of the stop.
      await running?.stop();
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

import "server-only";

import pg from "pg";

/** The channel that the triggers of the migration `live_changes` tell on. */
const CHANNEL = "juchu_changes";
const CONNECT_MS = 4_000;
/** A connection that is dead without saying so is noticed within the two. */
const PROBE_EVERY_MS = 10_000;
const PROBE_ANSWER_MS = 4_000;
const BACKOFF_MS = [200, 500, 1_000, 2_000, 5_000] as const;

export interface ListenHandlers {
  readonly onListening: () => void;
  /** Notifications may be missed from now on, until `onListening`. */
  readonly onLost: (error: unknown) => void;
  readonly onPayload: (payload: string) => void;
}

export interface Listener {
  close(): Promise<void>;
}

/** Listens on a connection of its own, for as long as it is not closed; what breaks is opened again. */
export function listen(databaseUrl: string, handlers: ListenHandlers): Listener {
  const closing = new AbortController();
  const ended = keepListening(databaseUrl, handlers, closing.signal);
  return {
    close: () => {
      closing.abort();
      return ended;
    },
  };
}

async function keepListening(databaseUrl: string, handlers: ListenHandlers, closing: AbortSignal): Promise<void> {
  let failures = 0;
  while (!closing.aborted) {
    try {
      await listenOnce(databaseUrl, closing, {
        ...handlers,
        onListening: () => {
          failures = 0;
          handlers.onListening();
        },
      });
    } catch (error) {
      handlers.onLost(error);
      const pause = BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)] ?? 0;
      failures += 1;
      await wait(pause, closing);
    }
  }
}

/** Ends when it is told to close; throws when the connection is gone. */
async function listenOnce(databaseUrl: string, closing: AbortSignal, handlers: ListenHandlers): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: PROBE_ANSWER_MS,
    keepAlive: true,
    application_name: "juchu-desk-live",
  });
  const broken = new AbortController();
  // The first reason counts; what the closing socket says afterwards is its echo.
  client.on("error", (error) => broken.abort(error));
  client.on("end", () => broken.abort(new Error("the connection that listens has ended")));
  client.on("notification", ({ payload }) => handlers.onPayload(payload ?? ""));
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    handlers.onListening();
    const over = AbortSignal.any([closing, broken.signal]);
    while (!over.aborted) {
      await wait(PROBE_EVERY_MS, over);
      if (!over.aborted) await client.query("SELECT 1");
    }
    if (broken.signal.aborted) throw broken.signal.reason;
  } finally {
    // A connection that is dead without saying so would be waited for.
    const gone = client.end().catch((error: unknown) => broken.abort(error));
    await Promise.race([gone, wait(PROBE_ANSWER_MS, new AbortController().signal)]);
  }
}

function wait(ms: number, until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (until.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      until.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    timer.unref();
    until.addEventListener("abort", done, { once: true });
  });
}

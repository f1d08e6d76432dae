import "server-only";

import { database } from "@/lib/db/client";
import { listen } from "@/lib/db/listen";
import { readStandings } from "@/lib/db/people/session-standing";
import { log } from "@/lib/log/log";
import { LiveHub } from "./hub";

// Kept on globalThis because the development server loads modules anew with each change: one listener a process.
const kept = globalThis as typeof globalThis & { juchuLiveHub?: LiveHub };

/** This process's hub, by `DATABASE_URL`. It begins to listen with the first stream, and listens until the process ends. */
export function liveHub(): LiveHub {
  kept.juchuLiveHub ??= openHub();
  return kept.juchuLiveHub;
}

function openHub(): LiveHub {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start the shop with npm start, or name a database");
  const warn = (error: unknown, doing: string) =>
    log.warn({ why: error instanceof Error ? error.message : String(error), doing }, "live_waits");
  const hub = new LiveHub({
    now: Date.now,
    standings: (owners) => readStandings(database(), owners),
    onTrouble: warn,
  });
  const listener = listen(url, {
    onListening: () => hub.onListening(),
    onLost: (error) => {
      hub.onLost();
      warn(error, "listen for changes");
    },
    onPayload: (payload) => hub.onPayload(payload),
  });
  // A server that is asked to end waits for its open answers.
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      hub.close();
      void listener.close();
    });
  }
  return hub;
}

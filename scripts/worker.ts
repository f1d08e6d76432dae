// The worker: settles what is open with the providers. Started by npm start; any number of them may run side by side.
// DATABASE_URL, GATEWAY_URL, GATEWAY_TOKEN (where the provider's side asks for one).
import { randomUUID } from "node:crypto";
import { type Database, database } from "@/lib/db/client";
import { beat, endBeat } from "@/lib/db/heartbeat";
import { log } from "@/lib/log/log";
import { liveDeps } from "@/lib/operations/live";
import { systemClock } from "@/lib/operations/system-clock";
import { runWorker } from "@/lib/operations/worker";

const BEAT_EVERY_MS = 3_000;
const POLL_EVERY_MS = 1_000;
const AT_A_TIME = 20;

/** Shows its life until the end. A database that is away is no reason to end: the silence tells. */
async function keepBeating(db: Database, workerId: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await beat(db, workerId);
    } catch (error) {
      log.warn({ err: error }, "heartbeat_failed");
    }
    await systemClock.wait(BEAT_EVERY_MS, signal);
  }
}

const stopping = new AbortController();
for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => stopping.abort());

const workerId = randomUUID();
const db = database();
log.info({ workerId }, "worker_started");
await Promise.all([
  keepBeating(db, workerId, stopping.signal),
  runWorker(liveDeps(), { limit: AT_A_TIME, pollMs: POLL_EVERY_MS }, stopping.signal),
]);
try {
  await endBeat(db, workerId);
  await db.$disconnect();
} catch (error) {
  // The database went first; everything that counts is in it.
  log.warn({ err: error }, "worker_end_not_written");
}
log.info({ workerId }, "worker_ended");
process.exit(0);

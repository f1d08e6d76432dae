// The worker: inquires what became of operations without an answer, until each is settled, and lays our records beside
// the providers' ledger (突合). Ends on SIGTERM and SIGINT when the step it is in has ended. Any number may run side by side.
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { beat, endBeats } from "@/lib/db/admin/heartbeats";
import { forgetPreparations } from "@/lib/db/admin/preparations";
import { database } from "@/lib/db/client";
import { forgetEndedSessions } from "@/lib/db/people/ended-sessions";
import { moneyStore } from "@/lib/db/write/store";
import { log } from "@/lib/log/log";
import { FARTHEST_MS } from "@/lib/payments/call/pace";
import { systemClock } from "@/lib/payments/call/system-clock";
import { runWorker, WORKER } from "@/lib/payments/call/worker";
import { reconcile } from "@/lib/payments/reconcile/reconcile";
import { dueAt } from "@/lib/payments/reconcile/rounds-due";
import { liveDeps } from "@/lib/process/live-deps";
import { refreshDeadlines } from "@/lib/upkeep/refresh-deadlines";
import { refreshSearch } from "@/lib/upkeep/refresh-search";

const BEAT_MS = 2_000;

const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopping.abort());

const workerId = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;

/** What goes wrong here (a database that is away) is said and tried again: the worker never ends by itself. */
async function every(ms: number, doing: string, step: () => Promise<boolean>): Promise<void> {
  while (!stopping.signal.aborted) {
    try {
      if (await step()) return;
    } catch (error) {
      log.warn({ why: error instanceof Error ? error.message : String(error), doing }, "worker_waits");
    }
    await systemClock.wait(ms, stopping.signal);
  }
}

const beating = every(BEAT_MS, "beat", async () => {
  await beat(database(), workerId);
  return false;
});
const refreshing = every(5_000, "refresh deadlines", async () => {
  const orders = await refreshDeadlines(database());
  if (orders !== null) log.info({ orders }, "deadlines_refreshed");
  return true;
});
const refolding = every(5_000, "refresh search texts", async () => {
  const orders = await refreshSearch(database());
  if (orders !== null) log.info({ orders }, "search_texts_refreshed");
  return true;
});

// Looks more often than a round is due: one that failed, or whose worker died, is not waited for until the next quarter.
const reconciling = every(15_000, "reconcile", async () => {
  await reconcile(liveDeps(), dueAt(Date.now()), stopping.signal);
  return false;
});

// A clock that was put back must not stop inquiries until it shows the old time again.
const recalling = every(15_000, "recall what is planned too far ahead", async () => {
  const operations = await moneyStore().recall(FARTHEST_MS);
  if (operations > 0) log.warn({ operations }, "clock_was_put_back");
  return false;
});

const tidying = every(10 * 60_000, "forget preparations and ended sessions", async () => {
  await forgetPreparations(database(), 5_000);
  await forgetEndedSessions(database(), 5_000);
  return false;
});

log.info({ workerId }, "worker_started");
await Promise.all([
  runWorker(liveDeps(), WORKER, stopping.signal),
  beating,
  refreshing,
  refolding,
  reconciling,
  recalling,
  tidying,
]);
await endBeats(database(), workerId).catch((error: unknown) => log.warn({ why: String(error) }, "beats_not_ended"));
await Promise.all([database().$disconnect(), moneyStore().close()]);
log.info({ workerId }, "worker_stopped");

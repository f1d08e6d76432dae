import { openStore } from "@/lib/db/write/store";
import { createHttpGateway } from "@/lib/gateway/http-gateway";
import { systemIds } from "@/lib/payments/call/ids";
import { systemClock } from "@/lib/payments/call/system-clock";
import { runWorker, WORKER } from "@/lib/payments/call/worker";
import { type ReconcileDeps, reconcile } from "@/lib/payments/reconcile/reconcile";
import type { Due } from "@/lib/payments/store/rounds-port";
import type { VerbDeps } from "@/lib/payments/verbs/verb-deps";
import { dueSince, untilOneEnds } from "../last-round";

/** Nothing of the product may say these for what a provider does. */
const BROKEN: readonly string[] = ["operation_step_broken", "operation_step_failed", "look_broken"];

/** The product's own parts as a running shop has them: verbs, two workers, rounds of 突合. */
export interface Shop {
  readonly deps: VerbDeps;
  /** A round over the last three days, unless another is at it. */
  round(): Promise<void>;
  /** Rounds like that until one comes to its end, after the last fault. */
  wholeRound(): Promise<void>;
  close(): Promise<void>;
}

export function openShopParts(databaseUrl: string, gatewayUrl: string, broke: (what: string) => void): Shop {
  const [web, worker] = [openStore(databaseUrl, 16), openStore(databaseUrl, 10)];
  const gateway = createHttpGateway({ baseUrl: gatewayUrl });
  const log: VerbDeps["log"] = (_, event, detail) => {
    if (BROKEN.includes(event)) broke(`${event} ${JSON.stringify(detail)}`);
  };
  const own = { gateway, clock: systemClock, log };
  const stopping = new AbortController();
  const workers = [1, 2].map(() => runWorker({ ...own, store: worker }, WORKER, stopping.signal));
  const reconciling: ReconcileDeps = { ...own, store: worker, rounds: worker.rounds };
  const unbroken = async (rounds: () => Promise<unknown>): Promise<void> => {
    try {
      await rounds();
    } catch (error) {
      broke(`a round of 突合 threw ${error instanceof Error ? error.stack : String(error)}`);
    }
  };
  return {
    deps: { ...own, store: web, ids: systemIds },
    round: () => unbroken(() => reconcile(reconciling, recentDue(), stopping.signal)),
    wholeRound: () => unbroken(() => untilOneEnds(reconciling, recentDue)),
    async close() {
      stopping.abort();
      await Promise.all(workers);
      await Promise.all([web.close(), worker.close()]);
    },
  };
}

/** A recent round is always due, a nightly one only once: what begins in the run, a recent one has to find. */
const recentDue = (): Due => dueSince(0);

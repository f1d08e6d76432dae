import { openStore } from "@/lib/db/store";
import { createHttpGateway } from "@/lib/gateway/http-gateway";
import { systemIds } from "@/lib/operations/ids";
import { reconcile } from "@/lib/operations/reconcile";
import type { Due, Round } from "@/lib/operations/rounds-port";
import { systemClock } from "@/lib/operations/system-clock";
import { runWorker } from "@/lib/operations/worker";
import type { VerbDeps } from "@/lib/orders/verb-deps";

/** As scripts/worker.ts sets its worker. */
const WORKER = { pollMs: 1_000, limit: 50, each: 40 } as const;
const DAY_MS = 86_400_000;
/** Nothing of the product may say these for what a provider does. */
const BROKEN: readonly string[] = ["operation_step_broken", "operation_step_failed", "look_broken"];

/** The product's own parts as a running shop has them: verbs, two workers, rounds of 突合. */
export interface Shop {
  readonly deps: VerbDeps;
  /** A round over the last three days; null where another is at it, or where it broke. */
  round(): Promise<Round | null>;
  /** Says that it did what it may not. */
  broke(what: string): void;
  close(): Promise<void>;
}

export function openShop(databaseUrl: string, gatewayUrl: string, broke: (what: string) => void): Shop {
  const [web, worker] = [openStore(databaseUrl, 16), openStore(databaseUrl, 10)];
  const gateway = createHttpGateway({ baseUrl: gatewayUrl });
  const log: VerbDeps["log"] = (_, event, detail) => {
    if (BROKEN.includes(event)) broke(`${event} ${JSON.stringify(detail)}`);
  };
  const own = { gateway, clock: systemClock, log };
  const stopping = new AbortController();
  const workers = [1, 2].map(() => runWorker({ ...own, store: worker }, WORKER, stopping.signal));
  return {
    deps: { ...own, store: web, ids: systemIds },
    broke,
    round: async () => {
      try {
        return await reconcile({ ...own, store: worker, rounds: worker.rounds }, dueNow(), stopping.signal);
      } catch (error) {
        broke(`a round of 突合 threw ${error instanceof Error ? error.stack : String(error)}`);
        return null;
      }
    },
    async close() {
      stopping.abort();
      await Promise.all(workers);
      await Promise.all([web.close(), worker.close()]);
    },
  };
}

/** A recent round is always due, a nightly one never. */
function dueNow(): Due {
  return { recentEveryMs: 0, recentMs: 3 * DAY_MS, afterFailureMs: 0, nightlySince: 0, leaseMs: 120_000 };
}

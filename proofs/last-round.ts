import { setTimeout as pause } from "node:timers/promises";
import { openStore } from "@/lib/db/write/store";
import { createHttpGateway } from "@/lib/gateway/http-gateway";
import { systemClock } from "@/lib/payments/call/system-clock";
import { type ReconcileDeps, reconcile } from "@/lib/payments/reconcile/reconcile";
import type { Log } from "@/lib/payments/store/port";
import type { Due } from "@/lib/payments/store/rounds-port";
import type { EpochMs } from "@/lib/time/epoch";

const DAY_MS = 86_400_000;
const LOOK_AGAIN_MS = 200;
/** A round takes seconds, also where a worker of the shop is at one; what takes longer hangs. */
const WITHIN_MS = 60_000;

export interface Ended {
  readonly databaseUrl: string;
  /** The providers' side itself, not the wire before it. */
  readonly gatewayUrl: string;
  readonly gatewayToken: string | undefined;
}

/**
 * A whole round of 突合 at rest, as the shop's worker plays it. From then on the invariants forgive only what is shown.
 * Throws where no round comes to its end, and where a payment breaks one.
 */
export async function lastRound({ databaseUrl, gatewayUrl, gatewayToken }: Ended): Promise<void> {
  const store = openStore(databaseUrl, 4);
  const broken: string[] = [];
  const log: Log = (level, event, detail) => {
    if (level === "error") broken.push(`${event} ${JSON.stringify(detail)}`);
  };
  const gateway = createHttpGateway({ baseUrl: gatewayUrl, token: gatewayToken });
  try {
    await untilOneEnds({ store, rounds: store.rounds, gateway, clock: systemClock, log }, nightlyDue);
  } finally {
    await store.close();
  }
  if (broken.length > 0) throw new Error(`the last round of 突合 broke: ${broken.join("; ")}`);
}

/** Plays rounds until one comes to its end. Throws where none does. */
export async function untilOneEnds(deps: ReconcileDeps, due: () => Due): Promise<void> {
  const until = Date.now() + WITHIN_MS;
  let failed: unknown = "another round was running";
  const log: Log = (level, event, detail) => {
    if (event === "reconciled") failed = detail.failed;
    deps.log(level, event, detail);
  };
  while (Date.now() < until) {
    if ((await reconcile({ ...deps, log }, due())) !== null && failed === null) return;
    await pause(LOOK_AGAIN_MS);
  }
  throw new Error(`no round of 突合 came to its end: ${String(failed)}`);
}

/** A nightly round is always due: none has begun since now. */
const nightlyDue = (): Due => dueSince(Date.now());

/** A recent round over three days is always due; a nightly one goes before it where none has begun since that instant. */
export function dueSince(nightlySince: EpochMs): Due {
  return { recentEveryMs: 0, recentMs: 3 * DAY_MS, afterFailureMs: 0, nightlySince, leaseMs: 120_000 };
}

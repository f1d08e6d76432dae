import "server-only";

import { moneyStore } from "@/lib/db/write/store";
import { createHttpGateway } from "@/lib/gateway/http-gateway";
import type { Gateway } from "@/lib/gateway/port";
import { log } from "@/lib/log/log";
import { systemIds } from "@/lib/payments/call/ids";
import { systemClock } from "@/lib/payments/call/system-clock";
import type { Clock, Ids, Log, Store } from "@/lib/payments/store/port";
import type { Rounds } from "@/lib/payments/store/rounds-port";

export interface LiveDeps {
  readonly store: Store;
  readonly rounds: Rounds;
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/** This process's own: PostgreSQL by DATABASE_URL, the providers behind GATEWAY_URL, the machine's clock. */
export function liveDeps(): LiveDeps {
  live ??= {
    store: moneyStore(),
    rounds: moneyStore().rounds,
    gateway: createHttpGateway({ baseUrl: gatewayUrl(), token: process.env.GATEWAY_TOKEN }),
    clock: systemClock,
    ids: systemIds,
    log: (level, event, detail) => log[level](detail, event),
  };
  return live;
}

let live: LiveDeps | undefined;

function gatewayUrl(): string {
  const url = process.env.GATEWAY_URL;
  if (!url) throw new Error("GATEWAY_URL is not set: start the shop with npm start, or name a provider's side");
  return url;
}

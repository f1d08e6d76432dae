import type { Server } from "node:http";
import pg from "pg";
import type { EpochMs } from "@/lib/time/epoch";
import type { SimulatorAddress } from "./address";
import { errorText } from "./error-text";
import { createFaultList } from "./faults/fault-list";
import { createParking } from "./faults/parking";
import { cardRoutes } from "./http/card-routes";
import { controlRoutes } from "./http/control-routes";
import { refusalAt, refusalOfPage } from "./http/guard";
import { mutationRoutes } from "./http/mutation-routes";
import { pageRoutes } from "./http/page-routes";
import { readRoutes } from "./http/read-routes";
import { serve } from "./http/serve";
import { lapseDue } from "./ledger/by-itself";
import type { LedgerContext } from "./ledger/session";
import { settlePending } from "./ledger/settle-pending";
import { ensureSchema } from "./schema";
import { createSwitches } from "./switches";

export interface SimulatorOptions {
  /** A PostgreSQL database of its own; the schema is made when it is missing. */
  readonly databaseUrl: string;
  /** On 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Of the pages for cards and buyers, an origin of their own; 0 takes a free one. */
  readonly pagesPort?: number;
  /** Asked for as `Authorization: Bearer` on every route. */
  readonly token: string;
  /** For tests of limits; otherwise the database's clock. */
  readonly clock?: () => EpochMs;
  readonly onError?: (error: unknown) => void;
}

export interface Simulator extends SimulatorAddress {
  /** Where its card form and its 3-D Secure pages are. */
  readonly pagesUrl: string;
  close(): Promise<void>;
}

const SETTLE_EVERY_MS = 250;

/** Starts the providers' side. Resolves when it answers. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const onError = options.onError ?? ((error: unknown) => console.error(`simulator: ${errorText(error)}`));
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: 16,
    // Shorter than any client waits: the server ends a statement before its client gives up.
    options: "-c lock_timeout=5000 -c statement_timeout=20000 -c idle_in_transaction_session_timeout=20000",
  });
  pool.on("error", onError);
  await ensureSchema(pool);

  const switches = createSwitches();
  let pagesUrl = "";
  const context: LedgerContext = {
    pool,
    switchedOn: switches.switchedOn,
    pendingMs: switches.pendingMs,
    screeningMs: switches.screeningMs,
    pagesUrl: () => pagesUrl,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  };
  const parking = createParking();
  const waits = createWaits();
  const state = { context, switches, parking, wait: waits.wait, faults: createFaultList() };
  const routes = [...mutationRoutes(state), ...readRoutes(state), ...cardRoutes(state), ...controlRoutes(state)];
  const server = serve(routes, (request) => refusalAt(request, options.token), onError);
  const pages = serve(pageRoutes(state), refusalOfPage, onError);
  pagesUrl = `http://127.0.0.1:${await listen(pages, options.pagesPort ?? 0)}`;
  const port = await listen(server, options.port);
  const stopSettling = settleRegularly(context, onError);

  return {
    url: `http://127.0.0.1:${port}`,
    pagesUrl,
    token: options.token,
    async close() {
      parking.giveUp();
      waits.giveUp();
      await Promise.all([closed(server), closed(pages)]);
      await stopSettling();
      await pool.end();
    },
  };
}

function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return done;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/** Finishes what is pending and what lapses, one round after the other; the answer stops it and waits for the running round. */
function settleRegularly(context: LedgerContext, onError: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const next = (): void => {
    timer = setTimeout(() => {
      round = settlePending(context)
        .then(() => lapseDue(context))
        .then(() => undefined, onError);
      round.then(() => {
        if (!stopped) next();
      });
    }, SETTLE_EVERY_MS);
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await round;
  };
}

/** Waits that end early, with false, when everything is given up. */
function createWaits(): { readonly wait: (ms: number) => Promise<boolean>; readonly giveUp: () => void } {
  const pending = new Set<() => void>();
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const leave = (done: boolean): void => {
          clearTimeout(timer);
          pending.delete(giveUp);
          resolve(done);
        };
        const giveUp = (): void => leave(false);
        const timer = setTimeout(() => leave(true), Math.max(0, ms));
        pending.add(giveUp);
      }),
    giveUp: () => {
      for (const leave of [...pending]) leave();
    },
  };
}

import { setTimeout as pause } from "node:timers/promises";
import { openStore } from "@/lib/db/write/store";
import { createHttpGateway } from "@/lib/gateway/http-gateway";
import type { Gateway } from "@/lib/gateway/port";
import type { RecoverDeps } from "@/lib/payments/call/recover";
import { systemClock } from "@/lib/payments/call/system-clock";
import { runWorker, WORKER } from "@/lib/payments/call/worker";
import type { Store } from "@/lib/payments/store/port";
import { forever } from "../../forever";
import { SeededRandom } from "../../random";
import { Died } from "./request-fault-plan";

/** What one process has: connections and a client of its own. */
export interface Web {
  readonly name: string;
  readonly store: Store;
  readonly gateway: Gateway;
}

/** How long a worker lives: short enough to die often, long enough that repairs are seen which no death disturbs. */
const LIVES_MS = [8_000, 50_000] as const;
const WEB_CONNECTIONS = 14;
const WORKER_CONNECTIONS = 10;
const CLOSE_WITHIN_MS = 5_000;

export type LogLine = (
  process: string,
  level: string,
  event: string,
  detail: Readonly<Record<string, unknown>>,
) => void;

export interface Processes {
  readonly webs: readonly Web[];
  /** The spans in which a worker was dead, in epoch milliseconds. */
  readonly deaths: readonly { readonly from: number; readonly until: number }[];
  /** From here on no worker dies. */
  calm(): void;
  close(): Promise<void>;
}

/** Where each process reaches the providers' side, and the word that is asked there. */
export interface Doors {
  readonly urls: readonly string[];
  readonly token: string;
}

/** Two web processes and two workers; from time to time a worker is abandoned at any point, and another begins. */
export function startProcesses(databaseUrl: string, doors: Doors, seed: string, log: LogLine): Processes {
  const stores = [0, 1, 2, 3].map((nth) => openStore(databaseUrl, nth < 2 ? WEB_CONNECTIONS : WORKER_CONNECTIONS));
  const part = (nth: number, name: string): Web => {
    const [store, door] = [stores[nth], doors.urls[nth]];
    if (store === undefined || door === undefined) throw new Error(`there is no place for ${name}`);
    return { name, store, gateway: createHttpGateway({ baseUrl: door, token: doors.token }) };
  };
  const stopping = new AbortController();
  const deaths: { from: number; until: number }[] = [];
  const slots = [1, 2].map((number) => {
    const web = part(number + 1, `worker ${number}`);
    return new WorkerSeat(web, new SeededRandom(`${seed}/${web.name}`), log, deaths, stopping.signal);
  });
  return {
    webs: [part(0, "web 1"), part(1, "web 2")],
    deaths,
    calm: () => {
      for (const slot of slots) slot.calm();
    },
    async close() {
      stopping.abort();
      await Promise.race([Promise.all(slots.map((slot) => slot.ended)), pause(CLOSE_WITHIN_MS)]);
      // A verb that was abandoned with a connection in its hands never gives it back: the cluster's end ends that one.
      await Promise.race([Promise.all(stores.map((store) => store.close())), pause(CLOSE_WITHIN_MS)]);
    },
  };
}

class WorkerSeat {
  readonly #web: Web;
  readonly #random: SeededRandom;
  readonly #log: LogLine;
  readonly #deaths: { from: number; until: number }[];
  readonly #stop: AbortSignal;
  #calm = false;
  #running: Promise<void>;

  constructor(
    web: Web,
    random: SeededRandom,
    log: LogLine,
    deaths: { from: number; until: number }[],
    stop: AbortSignal,
  ) {
    this.#web = web;
    this.#random = random;
    this.#log = log;
    this.#deaths = deaths;
    this.#stop = stop;
    this.#running = this.#begin();
  }

  get ended(): Promise<void> {
    return this.#running;
  }

  calm(): void {
    this.#calm = true;
  }

  /** One worker after the other, until the run ends; resolves when the last one has ended. */
  async #begin(): Promise<void> {
    while (!this.#stop.aborted) {
      const mortal = new Mortal();
      const over = runWorker(this.#depsOf(mortal), WORKER, this.#stop);
      const died = this.#calm ? forever() : this.#dies(mortal);
      if ((await Promise.race([over.then(() => "over"), died])) === "over") return;
    }
  }

  async #dies(mortal: Mortal): Promise<string> {
    await systemClock.wait(this.#random.int(...LIVES_MS), this.#stop);
    if (this.#calm || this.#stop.aborted) return forever();
    const from = Date.now();
    mortal.die();
    await systemClock.wait(this.#random.int(100, 2_000), this.#stop);
    this.#deaths.push({ from, until: Date.now() });
    return "died";
  }

  #depsOf(mortal: Mortal): RecoverDeps {
    const { store, gateway, name } = this.#web;
    return {
      store: mortal.store(store),
      gateway: mortal.gateway(gateway),
      clock: { ...systemClock, wait: (ms, signal) => mortal.hears(systemClock.wait(ms, signal)) },
      log: (level, event, detail) => this.#log(name, level, event, detail),
    };
  }
}

/** A dead process gets no answers, and the database rolls back its open transaction. */
class Mortal {
  #dead = false;

  die(): void {
    this.#dead = true;
  }

  async hears<T>(answer: Promise<T>): Promise<T> {
    try {
      const heard = await answer;
      return this.#dead ? forever() : heard;
    } catch (error) {
      if (this.#dead) return forever();
      throw error;
    }
  }

  store(inner: Store): Store {
    return {
      ...inner,
      claimDue: (options) => this.hears(inner.claimDue(options)),
      claim: (operationId, leaseMs) => this.hears(inner.claim(operationId, leaseMs)),
      transaction: (work) =>
        this.#dead
          ? forever()
          : this.hears(
              inner.transaction(async (tx) => {
                const done = await work(tx);
                if (this.#dead) throw new Died();
                return done;
              }),
            ),
    };
  }

  gateway(inner: Gateway): Gateway {
    return { ...inner, inquire: (asked) => (this.#dead ? forever() : this.hears(inner.inquire(asked))) };
  }
}

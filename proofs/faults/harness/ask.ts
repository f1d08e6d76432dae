import type pg from "pg";
import type { Database } from "@/lib/db/client";
import { systemIds } from "@/lib/payments/call/ids";
import { systemClock } from "@/lib/payments/call/system-clock";
import type { VerbDeps } from "@/lib/payments/verbs/verb-deps";
import type { SimulatorAddress } from "@/lib/simulator/address";
import type { EpochMs } from "@/lib/time/epoch";
import { type MaybeAnswer, NO_ANSWER } from "../../acting/desk";
import { INJECTED } from "../../fault-words";
import type { SeededRandom } from "../../random";
import type { History } from "./history";
import type { Web } from "./processes";
import { drawnFaultPlan, Life, UNHARMED } from "./request-fault-plan";

/** What every history works with. */
export interface SharedParts {
  readonly webs: readonly Web[];
  readonly sql: pg.Pool;
  readonly database: Database;
  readonly simulator: SimulatorAddress;
  /** Whose each operation is. */
  readonly owners: Map<string, History>;
}

/** No request takes as long; one that does hangs. */
const LONGEST_MS = 45_000;

/** One request of a history to one of the web processes. Whatever the product throws is a violation: no verb may throw. */
export async function askWeb<T>(
  shared: SharedParts,
  history: History,
  random: SeededRandom,
  what: string,
  work: (deps: VerbDeps) => Promise<T>,
  spared?: typeof UNHARMED,
): Promise<MaybeAnswer<T>> {
  const web = random.pick(shared.webs);
  const operationIds: string[] = [];
  const plan = spared ?? (history.calm ? UNHARMED : drawnFaultPlan(history.script.rates, random));
  const heard = await new Promise<MaybeAnswer<T>>((resolve) => {
    const hangs = setTimeout(() => {
      history.broke(`${what}: no answer in ${LONGEST_MS} ms`);
      resolve(NO_ANSWER);
    }, LONGEST_MS);
    const ends = (answer: MaybeAnswer<T>): void => {
      clearTimeout(hangs);
      resolve(answer);
    };
    const died = (): void => {
      for (const operationId of operationIds) history.left.push({ operationId, at: Date.now() });
      ends(NO_ANSWER);
    };
    const life = new Life(plan, (kind, where) => history.happened(kind, `${what}, ${where}`), died);
    work(depsOf(shared, web, life, history, operationIds)).then(ends, (error: unknown) => {
      history.broke(`${what} threw ${error instanceof Error ? error.stack : String(error)}`);
      ends(NO_ANSWER);
    });
  });
  history.note(() => `${web.name} answers ${what}: ${heard === NO_ANSWER ? "nothing" : JSON.stringify(heard)}`);
  return heard;
}

function depsOf({ owners }: SharedParts, web: Web, life: Life, history: History, operationIds: string[]): VerbDeps {
  return {
    store: life.store(web.store),
    gateway: life.gateway(web.gateway),
    clock: systemClock,
    ids: {
      next: () => {
        const id = systemIds.next();
        operationIds.push(id);
        owners.set(id, history);
        return id;
      },
    },
    log: (level, event, detail) => {
      history.note(() => `${web.name} logs ${event} ${JSON.stringify(detail)}`);
      const why = String(detail.why ?? "");
      if (level === "error" && event === "operation_step_broken" && !why.startsWith(INJECTED)) {
        history.broke(`${event}: ${why}`);
      }
    },
  };
}

/** The shop's and the providers' clock, which are this machine's. */
export const machineNow = (): EpochMs => Date.now();

import type { Gateway } from "@/lib/gateway/port";
import { runWorker } from "@/lib/payments/call/worker";
import type { OperationRecord } from "@/lib/payments/model/records";
import { isTerminal } from "@/lib/payments/model/states";
import type { Rounds } from "@/lib/payments/store/rounds-port";
import { memoryRounds } from "@/lib/payments/testing/memory-rounds";
import { MemoryStore } from "@/lib/payments/testing/memory-store";
import type { VerbDeps } from "@/lib/payments/verbs/verb-deps";
import type { EpochMs } from "@/lib/time/epoch";
import { INJECTED } from "../../fault-words";
import type { BrokenPromise } from "../../invariants/violation";
import type { SeededRandom } from "../../random";
import { type AnyOrder, anyOrder } from "../../shop/orders";
import { HISTORY_STAFF, settingsAt } from "../../shop/settings";
import { HistoryWatch } from "../checks/watch";
import { type Environment, VirtualClocks } from "../environment";
import { FaultPlan } from "../faults/plan";
import { StoreOfProcess, VirtualDatabase } from "../machines/database";
import { type Process, ProcessSlot } from "../machines/process";
import { gatewayOf, ledgerGatewayOf } from "../provider/gateway";
import { ParkedMutations } from "../provider/parked";
import { MemoryProvider } from "../provider/provider-side";
import { Scheduler } from "../scheduler";

/** Fewer places than the product: a history has few operations, and all places are to be taken at times. */
const WORKER = { pollMs: 1_000, limit: 20, each: 16 } as const;

/** What one call of a verb gave out and sent. */
export interface CallTrace {
  readonly operationIds: string[];
  sent: number;
}

/** A shop with its staff, orders and processes, the providers' side, and everything that goes wrong between them. */
export class Simulation {
  readonly environment: Environment;
  readonly store: MemoryStore;
  readonly rounds: Rounds;
  /** The providers' ledger, asked where nothing goes wrong. */
  readonly ledger: Pick<Gateway, "payment" | "ledgerPage">;
  readonly provider: MemoryProvider;
  readonly lied = new Set<string>();
  readonly watch: HistoryWatch;
  readonly violations: BrokenPromise[] = [];
  readonly webs: readonly ProcessSlot[];
  readonly #workers: readonly ProcessSlot[];
  readonly #database: VirtualDatabase;
  readonly #sides: { provider: MemoryProvider; parked: ParkedMutations; lied: Set<string> };
  #ids = 0;
  #order = 0;

  constructor(random: SeededRandom, log: ((text: string) => void) | null) {
    const opening = openingOf(random);
    const scheduler = new Scheduler(opening.start, random);
    const plan = new FaultPlan(random);
    const clocks = new VirtualClocks(scheduler, random);
    const note = (text: () => string) => log?.(`${stamp(scheduler.now - opening.start)} ${text()}`);
    const report = (rule: BrokenPromise["rule"], what: string) => {
      note(() => `!! rule ${rule}: ${what}`);
      this.violations.push({ rule, what });
    };
    const broke = (what: string) => report(0, what);
    this.environment = { scheduler, random, plan, clocks, note, broke };
    this.#database = new VirtualDatabase(this.environment);
    this.store = new MemoryStore(() => clocks.database());
    this.provider = new MemoryProvider(
      () => clocks.provider(),
      (paymentId, operationId) => this.watch.acted(paymentId, operationId),
    );
    this.rounds = memoryRounds(this.store, () => clocks.database());
    this.ledger = ledgerGatewayOf(this.provider);
    this.#sides = { provider: this.provider, parked: new ParkedMutations(), lied: this.lied };
    this.#fill(opening);
    this.watch = new HistoryWatch(
      {
        tables: this.store.tables,
        ledger: this.provider.payments,
        databaseNow: () => clocks.database(),
        isWriting: () => this.#database.writing,
        lied: this.lied,
      },
      report,
    );
    this.store.breakBy({ afterCommit: () => this.watch.committed(scheduler.now, plan.total) });
    const slot = (begin: (process: Process) => void) => (name: string) =>
      new ProcessSlot(this.environment, name, (process) => {
        process.onDeath(() => this.watch.crashed(scheduler.now, plan.total));
        begin(process);
      });
    this.webs = ["web 1", "web 2"].map(slot(() => undefined));
    this.#workers = ["worker 1", "worker 2"].map(slot((process) => this.#work(process)));
  }

  /** Rises with every look at it: the order of what happens in this history. */
  nextInOrder(): number {
    this.#order += 1;
    return this.#order;
  }

  get slots(): readonly ProcessSlot[] {
    return [...this.webs, ...this.#workers];
  }

  get open(): readonly OperationRecord[] {
    return [...this.store.tables.operations.rows()].filter((operation) => !isTerminal(operation.state));
  }

  /** What the verbs are given in a process; `trace` learns what the call does. */
  depsOf(process: Process, trace: CallTrace = { operationIds: [], sent: 0 }): VerbDeps {
    const { scheduler, note } = this.environment;
    return {
      store: new StoreOfProcess(this.store, process, this.#database, this.environment),
      gateway: gatewayOf(process, this.environment, this.#sides, (paymentId, request) => {
        trace.sent += 1;
        this.watch.sent(paymentId, request);
      }),
      ids: {
        next: () => {
          this.#ids += 1;
          const id = `id-${this.#ids}`;
          trace.operationIds.push(id);
          return id;
        },
      },
      clock: {
        monotonic: () => scheduler.now - process.born,
        wait: async (ms) => {
          await scheduler.sleep(ms);
          await process.at("after a wait");
        },
      },
      log: (level, event, detail) => {
        note(() => `${process.name} logs ${event} ${JSON.stringify(detail)}`);
        const why = String(detail.why ?? "");
        const step = event === "operation_step_broken" || event === "operation_step_failed";
        if (level === "error" && step && !why.startsWith(INJECTED)) this.environment.broke(`${event}: ${why}`);
      },
    };
  }

  #work(process: Process): void {
    const { scheduler } = this.environment;
    const deps = this.depsOf(process);
    const wait = (ms: number): Promise<void> => {
      if (ms !== WORKER.pollMs) return deps.clock.wait(ms);
      const since = scheduler.now;
      return new Promise<void>((wake) => {
        scheduler.poll({ wake, wakeAt: () => (process.alive ? this.#nextLook(since) : null) });
      }).then(() => process.at("after a wait"));
    };
    const clock = { ...deps.clock, wait };
    runWorker({ ...deps, clock }, WORKER, new AbortController().signal).catch((error: unknown) => {
      this.environment.broke(`a worker ended: ${String(error)}`);
    });
  }

  /** The worker looks every second; a look at which nothing is due changes nothing and is left out. */
  #nextLook(since: EpochMs): EpochMs | null {
    const { clocks, scheduler } = this.environment;
    const steps = this.open.map((operation) => operation.nextStepAt).filter((step) => step !== null);
    if (steps.length === 0) return null;
    const due = Math.max(clocks.whenDatabaseShows(Math.min(...steps)), scheduler.now, since + WORKER.pollMs);
    return since + Math.ceil((due - since) / WORKER.pollMs) * WORKER.pollMs;
  }

  #fill({ orders, start }: Opening): void {
    const { tables } = this.store;
    const { random } = this.environment;
    for (const { id, name, role } of HISTORY_STAFF) tables.staff.set(id, { name, role });
    for (const { order, payment, ledger } of orders) {
      tables.orders.set(order.id, order);
      tables.payments.set(payment.id, payment);
      if (tables.rules.get(order.methodId) === undefined) tables.rules.set(order.methodId, settingsAt(start, random));
      if (ledger !== null) this.provider.payments.set(ledger.payment.paymentId, ledger);
      this.environment.note(() => `order ${order.orderNumber}: ${order.methodId} ${payment.state} ${order.total}`);
    }
  }
}

interface Opening {
  readonly start: EpochMs;
  readonly orders: readonly AnyOrder[];
}

const FIRST_DAY = Date.parse("2026-11-01T00:00:00.000Z");
const YEAR_MS = 366 * 86_400_000;

/** One to three orders; often the history begins just before or after the first one's limit. */
function openingOf(random: SeededRandom): Opening {
  const around = FIRST_DAY + random.int(0, YEAR_MS);
  const first = anyOrder(1, around, random);
  const limit = first.order.nearestDeadline;
  const start =
    limit !== null && random.chance(0.4) ? limit - random.int(-2_000, random.pick([6_000, 20_000, 60_000])) : around;
  const more = random.pick([0, 0, 0, 1, 1, 2]);
  return { start, orders: [first, ...Array.from({ length: more }, (_, index) => anyOrder(index + 2, start, random))] };
}

function stamp(ms: number): string {
  return `+${(ms / 1_000).toFixed(3)}s`.padStart(12);
}

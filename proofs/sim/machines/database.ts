import type { Store, Tx } from "@/lib/payments/store/port";
import { StoreError } from "@/lib/payments/store/store-error";
import { INJECTED } from "../../fault-words";
import { forever } from "../../forever";
import type { Environment } from "../environment";
import { Crashed, type Process } from "./process";

/** What all processes share of the database: away from time to time, for a while; one transaction at a time. */
export class VirtualDatabase {
  readonly #environment: Environment;
  #awayUntil = 0;
  #writing = false;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Throws where the database is not there. */
  check(): void {
    const { plan, random, scheduler, note } = this.#environment;
    if (plan.wants("database_away")) {
      const ms = random.pick([30, 300, 2_000, 12_000]);
      this.#awayUntil = scheduler.now + ms;
      plan.count("database_away");
      note(() => `the database goes away for ${ms} ms`);
    }
    if (scheduler.now < this.#awayUntil && !plan.stopped) throw new StoreError("away", `${INJECTED} away`);
  }

  /** While this is true, the tables show uncommitted rows. */
  get writing(): boolean {
    return this.#writing;
  }

  async write<T>(work: () => Promise<T>): Promise<T> {
    this.#writing = true;
    try {
      return await work();
    } finally {
      this.#writing = false;
    }
  }
}

/** The store as one process reaches it. */
export class StoreOfProcess implements Store {
  readonly #inner: Store;
  readonly #process: Process;
  readonly #database: VirtualDatabase;
  readonly #environment: Environment;

  constructor(inner: Store, process: Process, database: VirtualDatabase, environment: Environment) {
    this.#inner = inner;
    this.#process = process;
    this.#database = database;
    this.#environment = environment;
  }

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#asked(() =>
      this.#inner.transaction(async (tx) => {
        this.#process.refuseDead();
        return this.#database.write(async () => {
          const result = await work(this.#interrupted(tx));
          await this.#process.inside("COMMIT");
          this.#process.refuseDead();
          this.#failToCommit();
          return result;
        });
      }),
    );
  }

  claimDue(options: Parameters<Store["claimDue"]>[0]): ReturnType<Store["claimDue"]> {
    return this.#asked(() => this.#inner.claimDue(options));
  }

  claim(operationId: string, leaseMs: number): ReturnType<Store["claim"]> {
    return this.#asked(() => this.#inner.claim(operationId, leaseMs));
  }

  async #asked<T>(run: () => Promise<T>): Promise<T> {
    const { scheduler, random, plan, note } = this.#environment;
    await this.#process.at("before a transaction");
    await scheduler.sleep(random.chance(0.05) ? random.int(10, 400) : random.int(0, 4));
    if (!this.#process.alive) return forever();
    this.#database.check();
    const result = await run().catch((error: unknown) => {
      if (error instanceof Crashed || !this.#process.alive) return forever();
      throw error;
    });
    await this.#process.at("after COMMIT");
    if (plan.wants("commit_answer_lost")) {
      plan.count("commit_answer_lost");
      note(() => `${this.#process.name}: the answer to COMMIT is lost`);
      throw new StoreError("away", `${INJECTED} the answer to COMMIT was lost`, { perhapsCommitted: true });
    }
    return result;
  }

  #failToCommit(): void {
    const { plan, note } = this.#environment;
    if (plan.wants("serialization_failure")) {
      plan.count("serialization_failure");
      note(() => `${this.#process.name}: serialization failure`);
      throw new StoreError("conflict", `${INJECTED} could not serialize`);
    }
    if (plan.wants("commit_lost")) {
      plan.count("commit_lost");
      note(() => `${this.#process.name}: COMMIT is lost`);
      throw new StoreError("away", `${INJECTED} COMMIT was lost`, { perhapsCommitted: true });
    }
    this.#database.check();
  }

  /** Each of the transaction's statements is an await at which the process may die. */
  #interrupted(tx: Tx): Tx {
    const process = this.#process;
    return new Proxy(tx, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        return (...given: unknown[]) => {
          const wait = process.inside(String(name));
          const call = () => Reflect.apply(member, target, given) as Promise<unknown>;
          return wait === null ? call() : wait.then(call);
        };
      },
    });
  }
}

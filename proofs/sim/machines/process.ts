import type { EpochMs } from "@/lib/time/epoch";
import { forever } from "../../forever";
import type { Environment } from "../environment";

/** Thrown inside a transaction whose process dies: the database rolls it back. */
export class Crashed extends Error {
  override readonly name = "Crashed";
}

/** A running process. It may die or stand still at each of its awaits. */
export class Process {
  readonly name: string;
  readonly born: EpochMs;
  #alive = true;
  readonly #environment: Environment;
  readonly #deaths: (() => void)[] = [];

  constructor(environment: Environment, name: string) {
    this.#environment = environment;
    this.name = name;
    this.born = environment.scheduler.now;
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Runs at its death; at once where it is dead already. */
  onDeath(run: () => void): void {
    if (this.#alive) this.#deaths.push(run);
    else run();
  }

  kill(place: string): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#environment.plan.count("crash");
    this.#environment.note(() => `${this.name} dies ${place}`);
    for (const run of this.#deaths.splice(0)) run();
  }

  /** An await of this process. A process that is dead by then never goes on. */
  async at(place: string): Promise<void> {
    if (this.#environment.plan.wants("crash")) this.kill(place);
    if (!this.#alive) return forever();
    if (this.#environment.plan.wants("stall")) await this.#stall(place, 20_000);
    if (!this.#alive) return forever();
  }

  /** The same inside a transaction. Answers nothing where it simply goes on, so that most awaits cost nothing. */
  inside(place: string): Promise<void> | null {
    const { plan, random } = this.#environment;
    if (random.chance(0.1) && plan.wants("crash")) this.kill(`in a transaction, at ${place}`);
    this.refuseDead();
    // Longer than this, and the database ends the transaction.
    return random.chance(0.1) && plan.wants("stall") ? this.#stall(place, 1_500) : null;
  }

  refuseDead(): void {
    if (!this.#alive) throw new Crashed(`${this.name} is dead`);
  }

  /** Hears an answer, if it still lives. */
  async hears<T>(answer: Promise<T>): Promise<T> {
    const heard = await answer;
    return this.#alive ? heard : forever();
  }

  async #stall(place: string, most: number): Promise<void> {
    const { plan, random, scheduler, note } = this.#environment;
    plan.count("stall");
    const ms = random.int(most / 10, most);
    note(() => `${this.name} stands still for ${ms} ms ${place}`);
    await scheduler.sleep(ms);
  }
}

/** A place where one process at a time runs; after its death another one starts. */
export class ProcessSlot {
  readonly name: string;
  #process: Process | null = null;
  readonly #environment: Environment;
  readonly #begin: (process: Process) => void;

  constructor(environment: Environment, name: string, begin: (process: Process) => void) {
    this.#environment = environment;
    this.name = name;
    this.#begin = begin;
    this.#start();
  }

  get process(): Process | null {
    return this.#process;
  }

  #start(): void {
    const process = new Process(this.#environment, this.name);
    this.#process = process;
    process.onDeath(() => {
      this.#process = null;
      this.#environment.scheduler.after(this.#environment.random.int(100, 3_000), () => this.#start());
    });
    this.#begin(process);
  }
}

import type { EpochMs } from "@/lib/time/epoch";
import type { Surroundings } from "../surroundings";

/** Thrown inside a transaction whose process dies: the database rolls it back. */
export class Crashed extends Error {
  override readonly name = "Crashed";
}

/** What a dead process would have gone on with. */
export function forever(): Promise<never> {
  return new Promise(() => undefined);
}

/** A running process. It may die or stand still at each of its awaits. */
export class Process {
  readonly name: string;
  readonly born: EpochMs;
  #alive = true;
  readonly #surroundings: Surroundings;
  readonly #deaths: (() => void)[] = [];

  constructor(surroundings: Surroundings, name: string) {
    this.#surroundings = surroundings;
    this.name = name;
    this.born = surroundings.scheduler.now;
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
    this.#surroundings.plan.count("crash");
    this.#surroundings.note(() => `${this.name} dies ${place}`);
    for (const run of this.#deaths.splice(0)) run();
  }

  /** An await of this process. Who is dead by then never goes on. */
  async at(place: string): Promise<void> {
    if (this.#surroundings.plan.wants("crash")) this.kill(place);
    if (!this.#alive) return forever();
    if (this.#surroundings.plan.wants("stall")) await this.#stall(place, 20_000);
    if (!this.#alive) return forever();
  }

  /** The same inside a transaction. Answers nothing where it simply goes on, so that most awaits cost nothing. */
  inside(place: string): Promise<void> | null {
    const { plan, random } = this.#surroundings;
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
    const { plan, random, scheduler, note } = this.#surroundings;
    plan.count("stall");
    const ms = random.int(most / 10, most);
    note(() => `${this.name} stands still for ${ms} ms ${place}`);
    await scheduler.sleep(ms);
  }
}

/** A place where one process at a time runs; after its death another one starts. */
export class Seat {
  readonly name: string;
  #process: Process | null = null;
  readonly #surroundings: Surroundings;
  readonly #begin: (process: Process) => void;

  constructor(surroundings: Surroundings, name: string, begin: (process: Process) => void) {
    this.#surroundings = surroundings;
    this.name = name;
    this.#begin = begin;
    this.#start();
  }

  get process(): Process | null {
    return this.#process;
  }

  #start(): void {
    const process = new Process(this.#surroundings, this.name);
    this.#process = process;
    process.onDeath(() => {
      this.#process = null;
      this.#surroundings.scheduler.after(this.#surroundings.random.int(100, 3_000), () => this.#start());
    });
    this.#begin(process);
  }
}

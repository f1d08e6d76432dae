/** Thrown when `waiting` others stand in line already. */
export class NoTurn extends Error {
  override readonly name = "NoTurn";
  constructor() {
    super("as many wait for their turn as may");
  }
}

export interface TurnsOptions {
  /** How many are at it at once. */
  readonly atOnce: number;
  /** How many may stand in line. */
  readonly waiting: number;
}

/** Work that goes on a few at a time, oldest first. A caller that finds the line full gets NoTurn at once. */
export class Turns {
  readonly #options: TurnsOptions;
  readonly #line: (() => void)[] = [];
  #busy = 0;

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  /** Throws NoTurn, before `work` is begun, where the line is full. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#busy < this.#options.atOnce) this.#busy += 1;
    else if (this.#line.length >= this.#options.waiting) throw new NoTurn();
    // Finished work hands its place on, so that a new caller cannot take it from the line.
    else await new Promise<void>((resolve) => this.#line.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      if (next === undefined) this.#busy -= 1;
      else next();
    }
  }
}

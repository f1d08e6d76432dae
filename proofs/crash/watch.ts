import pg from "pg";

/** How long a crash left things open. */
export interface WatchedRepair {
  readonly requestKey: string;
  readonly ms: number;
}

interface Struck {
  at: number;
}

interface OpenRow {
  readonly requestKey: string;
  readonly ended: boolean;
  /** A worker has it in its hand. */
  readonly held: boolean;
}

const LOOK_EVERY_MS = 100;

const LOOK = `SELECT request_key AS "requestKey", state NOT IN ('requested', 'sending', 'unknown') AS ended,
    fence > 1 AND coalesce(lease_until > clock_timestamp(), FALSE) AS held
  FROM operations WHERE request_key = ANY($1)`;

/**
 * Follows each operation that a crash has struck, from its last crash until it is settled or needs a person.
 * Looks by plain SQL, on a connection that does not go over the shop's wire.
 */
export class RepairWatch {
  readonly repairs: WatchedRepair[] = [];
  readonly #pool: pg.Pool;
  readonly #struck = new Map<string, Struck>();
  #looking: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(databaseUrl: string) {
    this.#pool = new pg.Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 2_000 });
    // A database that goes away is part of what is tried.
    this.#pool.on("error", () => undefined);
    this.#lookAgain();
  }

  /** That request's operation, if it has one, was in the hands of a process that died just now. */
  strike(requestKey: string, at: number): void {
    this.#struck.set(requestKey, { at });
  }

  /** A worker was killed: this strikes every operation that it held. The suite asks right after the kill. */
  async strikeHeld(at: number): Promise<void> {
    for (const { requestKey, held } of await this.#look()) {
      const struck = this.#struck.get(requestKey);
      if (held && struck !== undefined) struck.at = Math.max(struck.at, at);
    }
  }

  /** Nothing is left in that request's name: it has no operation, and none will come. */
  forget(requestKey: string): void {
    this.#struck.delete(requestKey);
  }

  get open(): readonly string[] {
    return [...this.#struck.keys()];
  }

  /** Whether the database answers. */
  async answers(): Promise<boolean> {
    return this.#pool.query("SELECT 1").then(
      () => true,
      () => false,
    );
  }

  async hasOperation(requestKey: string): Promise<boolean> {
    return (await this.#pool.query("SELECT FROM operations WHERE request_key = $1", [requestKey])).rowCount !== 0;
  }

  /** How many operations were begun since an instant of this machine's clock. */
  async countSince(instant: number): Promise<number> {
    const { rowCount } = await this.#pool.query("SELECT FROM operations WHERE created_at >= $1", [new Date(instant)]);
    return rowCount ?? 0;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#looking);
    await this.#pool.end();
  }

  #lookAgain(): void {
    this.#looking = setTimeout(async () => {
      await this.#note();
      if (!this.#closed) this.#lookAgain();
    }, LOOK_EVERY_MS);
  }

  async #note(): Promise<void> {
    for (const { requestKey, ended } of await this.#look()) {
      const struck = this.#struck.get(requestKey);
      if (!ended || struck === undefined) continue;
      this.repairs.push({ requestKey, ms: Date.now() - struck.at });
      this.#struck.delete(requestKey);
    }
  }

  /** Nothing while the database is away. */
  async #look(): Promise<readonly OpenRow[]> {
    if (this.#struck.size === 0 || this.#closed) return [];
    return this.#pool.query<OpenRow>(LOOK, [[...this.#struck.keys()]]).then(
      ({ rows }) => rows,
      () => [],
    );
  }
}

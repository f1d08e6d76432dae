import { providerOf } from "@/lib/capability/facts/catalogue";
import type { OpenOperationRecord, OperationRecord } from "@/lib/payments/model/records";
import { isTerminal } from "@/lib/payments/model/states";
import type { Claimed, DueClaim, Store, Tx } from "@/lib/payments/store/port";
import type { EpochMs } from "@/lib/time/epoch";
import { holdStages } from "./memory-rules";
import { MemoryTables } from "./memory-tables";
import { MemoryTx } from "./memory-tx";

/** Where a simulation may break the store: each may throw a StoreError. */
export interface MemoryFaults {
  readonly beforeWork?: () => void;
  readonly beforeCommit?: () => void;
  /** The transaction stands; its answer is lost. */
  readonly afterCommit?: () => void;
}

/**
 * The store's port in memory, for tests and simulations: one transaction at a time, hence serializable; all or nothing;
 * the database's invariants enforced. `now` plays the database's clock.
 */
export class MemoryStore implements Store {
  readonly tables = new MemoryTables();
  readonly #now: () => EpochMs;
  #faults: MemoryFaults = {};
  #last: Promise<unknown> = Promise.resolve();

  constructor(now: () => EpochMs) {
    this.#now = now;
  }

  breakBy(faults: MemoryFaults): void {
    this.#faults = faults;
  }

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const mine = this.#last.then(() => this.#run(work));
    // The next one starts whatever became of this one; its caller hears of a failure, the queue does not.
    this.#last = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  }

  claimDue(asked: DueClaim): Promise<readonly Claimed[]> {
    return this.transaction(async () => {
      const now = this.#now();
      const due = [...this.tables.operations.rows()]
        .filter(isOpen)
        .filter((operation) => operation.nextStepAt !== null && operation.nextStepAt <= now)
        .sort((a, b) => (a.nextStepAt ?? 0) - (b.nextStepAt ?? 0) || (a.id < b.id ? -1 : 1));
      return roundRobin(due, asked).map((operation) => this.#lease(operation, now, asked.leaseMs));
    });
  }

  claim(operationId: string, leaseMs: number): Promise<Claimed | null> {
    return this.transaction(async () => {
      const now = this.#now();
      const operation = this.tables.operations.get(operationId);
      if (operation === undefined || !isOpen(operation)) return null;
      if (operation.leaseUntil !== null && operation.leaseUntil > now) return null;
      return this.#lease(operation, now, leaseMs);
    });
  }

  #lease(operation: OpenOperationRecord, now: EpochMs, leaseMs: number): Claimed {
    const until = now + leaseMs;
    const leased = { ...operation, fence: operation.fence + 1, leaseUntil: until, nextStepAt: until };
    this.tables.operations.set(operation.id, leased);
    const payment = operation.paymentId === null ? undefined : this.tables.payments.get(operation.paymentId);
    return { operation: leased, providerPaymentId: payment?.providerPaymentId ?? null };
  }

  async #run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.tables.begin();
    let result: T;
    try {
      this.#faults.beforeWork?.();
      result = await work(new MemoryTx(this.tables, this.#now));
      holdStages(this.tables);
      this.#faults.beforeCommit?.();
    } catch (error) {
      this.tables.undo();
      throw error;
    }
    this.#faults.afterCommit?.();
    return result;
  }
}

function isOpen(operation: OperationRecord): operation is OpenOperationRecord {
  return !isTerminal(operation.state);
}

/** Every provider's first operation, then every provider's second; at one position in the order of `due`. */
function roundRobin(
  due: readonly OpenOperationRecord[],
  { limit, inFlight, each }: DueClaim,
): readonly OpenOperationRecord[] {
  const positions = new Map<string, number>(inFlight);
  const dealt = due.map((operation) => {
    const provider = providerOf(operation.methodId);
    const position = (positions.get(provider) ?? 0) + 1;
    positions.set(provider, position);
    return { operation, position };
  });
  return dealt
    .filter(({ position }) => position <= each)
    .sort((a, b) => a.position - b.position)
    .slice(0, limit)
    .map(({ operation }) => operation);
}

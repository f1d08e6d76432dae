import type { Rounding } from "@/lib/money/tax";
import type { DifferenceRecord } from "@/lib/payments/model/differences";
import type { KeptOrderEvent } from "@/lib/payments/model/order-events";
import type {
  AttemptRecord,
  ConsoleTaskRecord,
  OperationRecord,
  OrderRecord,
  PaymentRecord,
  PreparationRecord,
  RuleInputs,
  StaffRecord,
} from "@/lib/payments/model/records";
import type { DifferenceEvent } from "@/lib/payments/store/port";

/** A task as kept: the store's own columns beside the record's. */
export interface KeptTask extends ConsoleTaskRecord {
  readonly workedAt: number | null;
  readonly closedAt: number | null;
  readonly closedBy: string | null;
  readonly note: string;
}

/** `endedBy`: the staff member's id. */
export interface KeptDifference extends DifferenceRecord {
  readonly note: string;
}

export interface KeptLook {
  readonly at: number;
  readonly agrees: boolean;
}

export interface KeptEvent extends KeptOrderEvent {
  readonly orderId: number;
}

/** A map that forgets, on `undo`, what was written since `begin`. */
export class MemoryTable<K, V> {
  readonly #rows = new Map<K, V>();
  readonly #undo: (() => void)[] = [];

  get(key: K): V | undefined {
    return this.#rows.get(key);
  }

  rows(): IterableIterator<V> {
    return this.#rows.values();
  }

  find(matches: (row: V) => boolean): V | undefined {
    for (const row of this.#rows.values()) if (matches(row)) return row;
    return undefined;
  }

  set(key: K, row: V): void {
    const before = this.#rows.get(key);
    const existed = this.#rows.has(key);
    this.#undo.push(() => {
      if (existed && before !== undefined) this.#rows.set(key, before);
      else this.#rows.delete(key);
    });
    this.#rows.set(key, row);
  }

  begin(): void {
    this.#undo.length = 0;
  }

  undo(): void {
    for (const step of this.#undo.reverse()) step();
    this.#undo.length = 0;
  }
}

export class MemoryTables {
  readonly orders = new MemoryTable<number, OrderRecord>();
  readonly payments = new MemoryTable<number, PaymentRecord>();
  readonly operations = new MemoryTable<string, OperationRecord>();
  readonly attempts = new MemoryTable<string, AttemptRecord>();
  readonly preparations = new MemoryTable<string, PreparationRecord>();
  readonly tasks = new MemoryTable<number, KeptTask>();
  /** By order and version: one event each. */
  readonly events = new MemoryTable<string, KeptEvent>();
  readonly differences = new MemoryTable<number, KeptDifference>();
  /** By difference, which ends once: of those without an order. */
  readonly differenceEvents = new MemoryTable<number, DifferenceEvent>();
  /** By payment. */
  readonly looks = new MemoryTable<number, KeptLook>();
  /** By request key: the order's id. */
  readonly registrations = new MemoryTable<string, number>();
  /** By day: the last number. */
  readonly numberDays = new MemoryTable<string, number>();
  readonly rules = new MemoryTable<string, RuleInputs>();
  readonly staff = new MemoryTable<string, StaffRecord>();
  /** The shop's setting. */
  taxRounding: Rounding = "down";
  lastTaskId = 0;
  lastDifferenceId = 0;

  begin(): void {
    for (const table of this.#all()) table.begin();
  }

  undo(): void {
    for (const table of this.#all()) table.undo();
  }

  #all(): readonly { begin(): void; undo(): void }[] {
    return [
      this.orders,
      this.payments,
      this.operations,
      this.attempts,
      this.preparations,
      this.tasks,
      this.events,
      this.differences,
      this.differenceEvents,
      this.looks,
      this.registrations,
      this.numberDays,
      this.rules,
      this.staff,
    ];
  }
}

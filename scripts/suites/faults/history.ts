import type { Told } from "../books/books";
import type { Violation } from "../books/violation";
import type { Person } from "../surroundings/lay-rows";
import type { FaultKind } from "./script/kinds";
import type { Script } from "./script/script";
import { orderIdOf } from "./world/orders";
import { staffOf } from "./world/staff";

/** Longer than patience with answers that settle nothing: then a person has to look. */
const STUBBORN_MS = 50_000;

/** An operation that a crash left behind. */
export interface Left {
  readonly operationId: string;
  readonly at: number;
}

/** What one history knows and remembers while it plays. */
export class History {
  readonly script: Script;
  readonly staff: readonly Person[];
  readonly told: Told[] = [];
  readonly left: Left[] = [];
  readonly violations: Violation[] = [];
  /** Operations of which the provider says what its ledger belies, or which it carried out for another amount. */
  readonly lied = new Set<string>();
  /** Operations at which the provider broke the protocol otherwise. */
  readonly broken = new Set<string>();
  /** Operations that met trouble on the wire or at the provider, their inquiries too. */
  readonly troubled = new Set<string>();
  readonly lines: string[] = [];
  /** From here on nothing goes wrong any more. */
  calm = false;
  /** When somebody held rows that others waited for, in epoch milliseconds. */
  readonly heldAt: number[] = [];
  readonly #count: (kind: FaultKind) => void;
  readonly #began = Date.now();
  #stubbornSince: number | null = null;

  constructor(script: Script, count: (kind: FaultKind) => void) {
    this.script = script;
    this.staff = staffOf(script.index);
    this.#count = count;
  }

  get orderIds(): readonly number[] {
    return Array.from({ length: this.script.orders }, (_, nth) => orderIdOf(this.script.index, nth));
  }

  person(nth: number): Person {
    const person = this.staff[nth];
    if (person === undefined) throw new Error(`no staff member ${nth}`);
    return person;
  }

  note(text: () => string): void {
    const seconds = ((Date.now() - this.#began) / 1_000).toFixed(3);
    this.lines.push(`${`+${seconds}s`.padStart(11)} ${text()}`);
  }

  /** Something went wrong, as it was meant to. */
  happened(kind: FaultKind, what: string): void {
    if (kind === "row_held") this.heldAt.push(Date.now());
    this.#count(kind);
    this.note(() => `${kind}: ${what}`);
  }

  /** Something happened that may not. */
  broke(what: string): void {
    this.note(() => `!! ${what}`);
    this.violations.push({ rule: 0, what: `history ${this.script.index}: ${what}` });
  }

  /** Whether its inquiries are still answered with garbage. */
  isStubborn(): boolean {
    if (!this.script.stubborn) return false;
    this.#stubbornSince ??= Date.now();
    return Date.now() - this.#stubbornSince < STUBBORN_MS;
  }
}

import type { RegisteredAs, StaffAnswer } from "../../invariants/evidence";
import type { BrokenPromise } from "../../invariants/violation";
import type { ActingPerson } from "../../shop/settings";
import type { MachineFault } from "../script/kinds";
import type { Script, ScriptedAct } from "../script/script";
import { numberOf } from "./orders";
import { staffOf } from "./staff";

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
  readonly staff: readonly ActingPerson[];
  readonly answers: StaffAnswer[] = [];
  readonly registered: RegisteredAs[] = [];
  /** Its first orders, and those that its staff registered. */
  readonly orderNumbers: Set<string>;
  readonly left: Left[] = [];
  readonly violations: BrokenPromise[] = [];
  /** Operations of which the provider says what its ledger belies, or which it carried out for another amount. */
  readonly lied = new Set<string>();
  /** Operations at which the provider broke the protocol otherwise. */
  readonly broken = new Set<string>();
  /** Operations that met trouble on the wire or at the provider, their inquiries too. */
  readonly troubled = new Set<string>();
  readonly lines: string[] = [];
  /** From here on nothing goes wrong any more. */
  calm = false;
  /** When another transaction held rows that staff waited for, in epoch milliseconds. */
  readonly heldAt: number[] = [];
  readonly #count: (kind: MachineFault) => void;
  readonly #began = Date.now();
  #stubbornSince: number | null = null;
  #numbers = 0;

  constructor(script: Script, count: (kind: MachineFault) => void) {
    this.script = script;
    this.staff = staffOf(script.index);
    this.#count = count;
    this.orderNumbers = new Set(Array.from({ length: script.orders }, (_, nth) => numberOf(script.index, nth)));
  }

  /** The order that an act is about. */
  orderNumber({ order }: ScriptedAct): string {
    const numbers = [...this.orderNumbers];
    const number = numbers[order % numbers.length];
    if (number === undefined) throw new Error(`history ${this.script.index} has no orders`);
    return number;
  }

  /** Tells what it registers from what other histories do. */
  newNumber(): string {
    this.#numbers += 1;
    return `${this.script.index}-${this.#numbers}`;
  }

  registeredAs({ requestKey, orderNumber }: RegisteredAs): void {
    this.registered.push({ requestKey, orderNumber });
    this.orderNumbers.add(orderNumber);
  }

  person(nth: number): ActingPerson {
    const person = this.staff[nth];
    if (person === undefined) throw new Error(`no staff member ${nth}`);
    return person;
  }

  note(text: () => string): void {
    const seconds = ((Date.now() - this.#began) / 1_000).toFixed(3);
    this.lines.push(`${`+${seconds}s`.padStart(11)} ${text()}`);
  }

  /** Something went wrong, as it was meant to. */
  happened(kind: MachineFault, what: string): void {
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

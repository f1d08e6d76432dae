import type { EpochMs } from "@/lib/time/epoch";
import { isEndedState } from "../../invariants/meanings";
import type { ReportBroken } from "../../invariants/violation";
import type { HistoryEvidence } from "./evidence";

/** Waits for a person, or for buyer or provider as the provider has said. */
function waitsForOthers(state: string): boolean {
  return state === "needs_person" || state === "pending";
}

/** Rule 7: how long an operation stayed open that a crash had left behind, and that nothing stays open. */
export class RecoveryCheck {
  readonly #evidence: HistoryEvidence;
  readonly #report: ReportBroken;
  readonly #left = new Map<string, { readonly at: EpochMs; readonly faults: number }>();
  /** In milliseconds of true time, of those that nothing else than the crash disturbed. */
  readonly recoveries: number[] = [];

  constructor(evidence: HistoryEvidence, report: ReportBroken) {
    this.#evidence = evidence;
    this.#report = report;
  }

  crashed(now: EpochMs, faults: number): void {
    for (const operation of this.#evidence.tables.operations.rows()) {
      const left = !isEndedState(operation.state) && !waitsForOthers(operation.state);
      if (left) this.#left.set(operation.id, { at: now, faults });
    }
  }

  committed(now: EpochMs, faults: number): void {
    for (const [id, left] of this.#left) {
      const operation = this.#evidence.tables.operations.get(id);
      if (operation !== undefined && waitsForOthers(operation.state)) this.#left.delete(id);
      if (operation === undefined || !isEndedState(operation.state)) continue;
      this.#left.delete(id);
      // How long a provider takes to finish what it has taken is no matter of recovery.
      if (left.faults === faults && operation.cause !== "pending") this.recoveries.push(now - left.at);
    }
  }

  /** A minute after everything works again. */
  aMinuteLater(): void {
    for (const operation of this.#evidence.tables.operations.rows()) {
      if (isEndedState(operation.state) || waitsForOthers(operation.state)) continue;
      this.#report(7, `${operation.id} is still ${operation.state} (${operation.cause}) a minute after the last fault`);
    }
  }

  /** Long after the last fault: operations of which the provider answers the truth have been settled without a person. */
  ended(): void {
    for (const { id, state, cause } of this.#evidence.tables.operations.rows()) {
      if (isEndedState(state) || this.#evidence.lied.has(id)) continue;
      this.#report(7, `${id} is still ${state} (${cause}), and the provider says what became of it`);
    }
  }
}

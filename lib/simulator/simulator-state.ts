import type { FaultList } from "./faults/fault-list";
import type { Parking } from "./faults/parking";
import type { LedgerContext } from "./ledger/session";
import type { Switches } from "./switches";

/** What the routes share. */
export interface SimulatorState {
  readonly context: LedgerContext;
  readonly faults: FaultList;
  readonly parking: Parking;
  readonly switches: Switches;
  /** False when the simulator stops meanwhile. */
  readonly wait: (ms: number) => Promise<boolean>;
}

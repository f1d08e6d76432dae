import { noneOf } from "../../fault-words";
import type { BrokenPromise } from "../../invariants/violation";
import { openWire, type Wire } from "../../wire/wire";
import { MACHINE_FAULTS, type MachineFault } from "../script/kinds";
import type { SharedParts } from "./ask";
import type { History } from "./history";
import { Network } from "./network";
import { type FaultsHarness, openFaultsHarness } from "./open-harness";
import { type Processes, startProcesses } from "./processes";

/** All that runs while histories play, and their records. */
export interface FaultRun {
  readonly seed: string;
  /** When the run began: the shop knows all older entries of the ledger. */
  readonly since: number;
  readonly harness: FaultsHarness;
  readonly processes: Processes;
  readonly wire: Wire;
  readonly shared: SharedParts;
  readonly histories: Map<number, History>;
  readonly counts: Record<MachineFault, number>;
  /** What broke in a worker, in any history. */
  readonly strayed: BrokenPromise[];
  close(): Promise<void>;
}

/** Opens database, providers' side, the wire between, and the product's processes. */
export async function openRun(root: string, seed: string): Promise<FaultRun> {
  const harness = await openFaultsHarness(root, seed);
  const histories = new Map<number, History>();
  const strayed: BrokenPromise[] = [];
  const { databaseUrl, gatewayUrl, simulator, sql, database } = harness;
  const owners = new Map<string, History>();
  const decider = new Network(simulator, owners);
  const wire = await openWire({ gatewayUrl, databaseUrl, decider, doors: 4 });
  const processes = startProcesses(
    databaseUrl,
    { urls: wire.doors, token: simulator.token },
    seed,
    (name, level, event, detail) => {
      if (level !== "error" || event !== "operation_step_broken") return;
      strayed.push({ rule: 0, what: `${name}: ${event} ${JSON.stringify(detail)}` });
    },
  );
  const counts = noneOf(MACHINE_FAULTS);
  const shared = { webs: processes.webs, sql, database, simulator, owners };
  return {
    ...{ seed, since: Date.now(), harness, processes, wire, shared, histories, counts, strayed },
    async close() {
      await processes.close();
      await wire.close();
      await harness.close();
    },
  };
}

import { noneOf } from "../../fault-words";
import type { Violation } from "../../invariants/violation";
import { openWire, type Wire } from "../../wire/wire";
import { FAULT_KINDS, type FaultKind } from "../script/kinds";
import type { World } from "./desk";
import { type FaultsGround, openFaultsGround } from "./ground";
import type { History } from "./history";
import { Network } from "./network";
import { type Processes, startProcesses } from "./processes";

/** All that runs while histories play, and what is kept of them. */
export interface Run {
  readonly seed: string;
  /** When it began: what the ledger holds from before, the shop knows. */
  readonly since: number;
  readonly ground: FaultsGround;
  readonly processes: Processes;
  readonly wire: Wire;
  readonly world: World;
  readonly histories: Map<number, History>;
  readonly counts: Record<FaultKind, number>;
  /** What broke in a worker, of whatever history. */
  readonly strayed: Violation[];
  close(): Promise<void>;
}

/** Opens database, providers' side, the wire between, and the product's processes. */
export async function openRun(root: string, seed: string): Promise<Run> {
  const ground = await openFaultsGround(root, seed);
  const histories = new Map<number, History>();
  const strayed: Violation[] = [];
  const { databaseUrl, gatewayUrl, simulator, sql, database } = ground;
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
  const counts = noneOf(FAULT_KINDS);
  const world = { webs: processes.webs, sql, database, simulator, owners };
  return {
    ...{ seed, since: Date.now(), ground, processes, wire, world, histories, counts, strayed },
    async close() {
      await processes.close();
      await wire.close();
      await ground.close();
    },
  };
}

import { randomUUID } from "node:crypto";
import { connect, type Database } from "@/lib/db/client";
import type { SimulatorAddress } from "@/lib/simulator/address";
import type { Cluster } from "../../../scripts/postgres/cluster";
import { typescriptArgs } from "../../../scripts/processes/node-process";
import { type Harness, openHarness, type ProvidersProgram } from "../../harness/harness";
import { tellSimulator } from "../../harness/simulator-control";

/** The shop's database, and the simulator as its providers' side. */
export interface FaultsHarness extends Harness {
  readonly simulator: SimulatorAddress;
  /** As screens' verbs have it. */
  readonly database: Database;
}

/** Some providers take an operation and finish it later. */
const LATER = {
  switches: { "veritrans4g:rakuten-pending": true, "amazon:late-capture-pending": true },
  pendingMs: 4_000,
};

/** A laid order's id follows from its history. The shop's own ids begin behind all of them. */
const BEHIND_ALL = `SELECT setval('orders_id_seq', 1000000), setval('payments_id_seq', 1000000)`;

export async function openFaultsHarness(root: string, seed: string): Promise<FaultsHarness> {
  const token = randomUUID();
  const providers = (cluster: Cluster) => simulatorIn(cluster, token);
  const harness = await openHarness({ root, suite: "faults", seed, connections: 12, providers });
  const simulator = { url: harness.gatewayUrl, token };
  const database = connect(harness.databaseUrl, 3);
  const close = async (): Promise<void> => {
    await database.$disconnect();
    await harness.close();
  };
  try {
    await tellSimulator(simulator, "PUT", "switches", LATER);
    await harness.sql.query(BEHIND_ALL);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...harness, simulator, database, close };
}

async function simulatorIn(cluster: Cluster, token: string): Promise<ProvidersProgram> {
  await cluster.ensureDatabase("simulator");
  return {
    name: "simulator",
    args: () => typescriptArgs("lib/simulator/main.ts"),
    env: (port) => ({
      SIMULATOR_DATABASE_URL: cluster.url("simulator"),
      SIMULATOR_PORT: port,
      SIMULATOR_TOKEN: token,
    }),
    token,
  };
}

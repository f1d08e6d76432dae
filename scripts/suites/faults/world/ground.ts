import { connect, type Database } from "@/lib/db/client";
import type { Cluster } from "../../../postgres/cluster";
import { typescriptArgs } from "../../../processes/node-process";
import { type Ground, openGround, type ProvidersProgram } from "../../surroundings/ground";
import { tellSimulator } from "../../surroundings/simulator-control";

/** The shop's database, and the simulator as its providers' side. */
export interface FaultsGround extends Ground {
  /** As screens' verbs have it. */
  readonly database: Database;
}

/** Some providers take an operation and finish it later. */
const LATER = {
  switches: { "veritrans4g:rakuten-pending": true, "amazon:late-capture-pending": true },
  pendingMs: 4_000,
};

export async function openFaultsGround(root: string, seed: string): Promise<FaultsGround> {
  const ground = await openGround({ root, suite: "faults", seed, connections: 12, providers: simulatorIn });
  const database = connect(ground.databaseUrl, 3);
  const close = async (): Promise<void> => {
    await database.$disconnect();
    await ground.close();
  };
  try {
    await tellSimulator(ground.gatewayUrl, "PUT", "switches", LATER);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...ground, database, close };
}

async function simulatorIn(cluster: Cluster): Promise<ProvidersProgram> {
  await cluster.ensureDatabase("simulator");
  return {
    name: "simulator",
    args: () => typescriptArgs("lib/simulator/main.ts"),
    env: (port) => ({ SIMULATOR_DATABASE_URL: cluster.url("simulator"), SIMULATOR_PORT: port }),
  };
}

import { expect, it } from "vitest";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { startSimulator } from "@/lib/simulator/simulator";
import { laySample } from "@/prisma/sample/lay-sample";
import { checkInvariants } from "./check-invariants";

it("a sample keeps the invariants before staff have worked on it", async () => {
  const databaseUrl = await freshDatabase();
  const simulator = await startSimulator({
    databaseUrl: await freshDatabase({ migrated: false }),
    port: 0,
    token: "t",
  });
  try {
    const now = Date.now();
    await laySample({ databaseUrl, simulator }, { now, orders: 2_000, seed: "juchu" });
    const { url: gatewayUrl, token: gatewayToken } = simulator;
    const nothing = { sends: [], wireSawAll: false, answers: [], broken: new Set<string>(), recoveries: [] };
    const run = { since: now, quietSince: null, ...nothing };
    expect(await checkInvariants({ databaseUrl, gatewayUrl, gatewayToken, ...run })).toEqual([]);
  } finally {
    await simulator.close();
  }
}, 60_000);

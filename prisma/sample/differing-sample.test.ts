import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { type MoneyStore, openStore } from "@/lib/db/write/store";
import { createHttpGateway } from "@/lib/gateway/http-gateway";
import { systemClock } from "@/lib/payments/call/system-clock";
import type { DifferenceKind } from "@/lib/payments/model/differences";
import { reconcile } from "@/lib/payments/reconcile/reconcile";
import { dueAt } from "@/lib/payments/reconcile/rounds-due";
import { type Simulator, startSimulator } from "@/lib/simulator/simulator";
import { DEFAULT_ORDERS, DEFAULT_SEED } from "./generate";
import { laySample } from "./lay-sample";

/** The whole sample against the real simulator. */
const PLANTED: readonly DifferenceKind[] = ["amount_differs", "canceled_there", "marked_live_there", "stage_differs"];
const SEEN = ["cancel", "change_amount"];

let databaseUrl: string;
let simulator: Simulator;
let store: MoneyStore;
let db: Database;

beforeAll(async () => {
  databaseUrl = await freshDatabase();
  simulator = await startSimulator({ databaseUrl: await freshDatabase({ migrated: false }), port: 0, token: "t" });
  store = openStore(databaseUrl);
  db = connect(databaseUrl, 2);
});
afterAll(async () => {
  await Promise.all([store.close(), db.$disconnect(), simulator.close()]);
});

it("the first nightly round finds what was planted, and agrees with the ledger in all else that is settled", async () => {
  const target = { databaseUrl, simulator };
  await laySample(target, { now: Date.now(), orders: DEFAULT_ORDERS, seed: DEFAULT_SEED, differing: true });
  const gateway = createHttpGateway({ baseUrl: simulator.url, token: simulator.token });
  const deps = { store, rounds: store.rounds, gateway, clock: systemClock, log: () => undefined };
  const round = await reconcile(deps, dueAt(Date.now()));
  expect(round?.kind).toBe("nightly");
  const differences = await db.difference.findMany();
  expect(differences.flatMap((difference) => difference.kinds).sort()).toEqual(PLANTED);
  const seen = await db.consoleTask.findMany({ where: { seenAt: { not: null } } });
  expect(seen.map((task) => task.kind).sort()).toEqual(SEEN);

  const open = await db.operation.count({ where: { state: { in: ["unknown", "needs_person"] } } });
  const counts = await db.reconciliationRound.findUniqueOrThrow({ where: { id: round?.id ?? 0 } });
  expect(counts).toMatchObject({
    failed: null,
    differing: PLANTED.length,
    tasksSeen: SEEN.length,
    putOff: open,
    unreadable: 0,
  });
  const live = await db.payment.count({ where: { state: { in: ["authorized", "captured"] } } });
  expect(counts.looked).toBeGreaterThanOrEqual(live);
}, 60_000);

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createHttpGateway } from "@/lib/gateway/http-gateway";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { confirmation, prepared, read, STAFF } from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "@/lib/payments/verbs/confirm";
import { authorization, openTestSimulator, type TestSimulator } from "@/lib/simulator/testing/test-simulator";
import { typescriptArgs } from "./processes/node-process";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PATIENT = { timeout: 60_000, interval: 50 };

let simulator: TestSimulator;
let shop: PgShop;
beforeAll(async () => {
  [simulator, shop] = await Promise.all([openTestSimulator(), openPgShop()]);
});
afterAll(async () => {
  await Promise.all([shop.close(), simulator.close()]);
});

function startWorker() {
  const env = {
    ...process.env,
    DATABASE_URL: shop.databaseUrl,
    GATEWAY_URL: simulator.simulator.url,
    GATEWAY_TOKEN: simulator.simulator.token,
    LOG_LEVEL: "warn",
  };
  const child = spawn(process.execPath, typescriptArgs("scripts/worker.ts"), { cwd: ROOT, env, stdio: "inherit" });
  const ended = once(child, "exit");
  return { child, ended };
}

async function count(sql: string): Promise<number> {
  return (await shop.sql.query<{ count: number }>(sql)).rows[0]?.count ?? 0;
}

it("two workers show their life, settle between them what has no answer, and go when told", async () => {
  const { url, token } = simulator.simulator;
  const gateway = createHttpGateway({ baseUrl: url, token, patienceMs: { mutation: 300 } });
  const deps = { ...shop.deps, gateway };
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
  const orders = [];
  for (let index = 0; index < 4; index += 1) {
    const payment = await simulator.granted(authorization(METHOD.cancelByFlag, { amount: 12_800 }));
    const order = await shop.order({
      methodId: METHOD.cancelByFlag,
      orderNumber: payment.orderNumber,
      paymentAt: Date.parse(payment.paymentAt),
      providerPaymentId: payment.paymentId,
    });
    await simulator.request("POST", "/simulator/faults", {
      fault: { kind: "cut" },
      match: { paymentId: payment.paymentId },
    });
    const answer = await confirmOrderVerb(deps, STAFF.operator, confirmation(await prepared(shop, order, "cancel")));
    expect(answer).toMatchObject({ ok: true, value: { kind: "unknown" } });
    orders.push(order);
  }

  const workers = [startWorker(), startWorker()];
  await vi.waitUntil(async () => (await count("SELECT count(*)::int AS count FROM worker_heartbeats")) === 2, PATIENT);
  await vi.waitUntil(
    async () => (await count("SELECT count(*)::int AS count FROM operations WHERE settled_at IS NULL")) === 0,
    PATIENT,
  );
  for (const order of orders) {
    expect((await read(shop, order)).order).toMatchObject({ cancellationMark: true, version: 3 });
    const ledger = await simulator.payment(order.providerPaymentId);
    expect(ledger.entries.filter((entry) => entry.kind === "cancel")).toHaveLength(1);
  }
  for (const { child } of workers) child.kill("SIGTERM");
  for (const { ended } of workers) expect(await ended).toEqual([0, null]);
  expect(await count("SELECT count(*)::int AS count FROM worker_heartbeats")).toBe(0);
  expect(await count("SELECT count(*)::int AS count FROM installation WHERE key = 'deadlines_by_facts'")).toBe(1);
  const folded = () => count("SELECT count(*)::int AS count FROM installation WHERE key = 'search_by_fold'");
  await vi.waitFor(async () => expect(await folded()).toBe(1), { timeout: 20_000 });
}, 150_000);

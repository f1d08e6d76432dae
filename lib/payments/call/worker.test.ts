import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { type MethodId, providerOf } from "@/lib/capability/facts/catalogue";
import type { OperationRecord } from "@/lib/payments/model/records";
import { StoreError } from "@/lib/payments/store/store-error";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { HeldInquiries } from "@/lib/payments/testing/held-inquiries";
import { openMemoryShop } from "@/lib/payments/testing/memory-shop";
import { CANCELED_BY_FLAG_AT_EACH } from "@/lib/payments/testing/methods";
import { perform, type TestOrder, type TestShop } from "@/lib/payments/testing/test-shop";
import { runWorker } from "./worker";

const [HERE, THERE] = CANCELED_BY_FLAG_AT_EACH;
if (HERE === undefined || THERE === undefined) throw new Error("the tables have no two such providers");

/** Cancels at one provider whose answers were lost. */
async function lostCancels(shop: TestShop, methodId: MethodId, count: number): Promise<readonly TestOrder[]> {
  await shop.setFlags(methodId, { cancelApi: true });
  const orders: TestOrder[] = [];
  const one = async () => {
    const order = await shop.order({ methodId });
    shop.provider.next({ kind: "lost_after" });
    await perform(shop, order, "cancel");
    orders.push(order);
  };
  while (orders.length < count) {
    await Promise.all(Array.from({ length: Math.min(10, count - orders.length) }, one));
  }
  return orders;
}

async function operationOf(shop: TestShop, order: TestOrder): Promise<OperationRecord> {
  const [operation] = await shop.operations(order.id);
  if (operation === undefined) throw new Error("no operation");
  return operation;
}

/** The states of all of them, each once. */
async function states(shop: TestShop, orders: readonly TestOrder[]): Promise<readonly string[]> {
  const operations = await Promise.all(orders.map((order) => operationOf(shop, order)));
  return [...new Set(operations.map(({ state }) => state))];
}

async function settled(shop: TestShop, orders: readonly TestOrder[]): Promise<void> {
  await vi.waitUntil(async () => (await states(shop, orders)).join() === "succeeded", { timeout: 30_000 });
}

interface Running {
  readonly held: HeldInquiries;
  readonly stop: () => void;
  readonly ended: Promise<void>;
  readonly hasEnded: () => boolean;
}

/** A worker by the shop's own clock (in memory no time passes), whose inquiries wait where `isHeld` says so. */
function running(
  shop: TestShop,
  options: { readonly limit: number; readonly each: number },
  isHeld?: ConstructorParameters<typeof HeldInquiries>[1],
): Running {
  const held = new HeldInquiries(shop.provider, isHeld);
  const stopping = new AbortController();
  const { clock } = shop.deps;
  const wait = async (ms: number, signal?: AbortSignal) => {
    await clock.wait(ms, signal);
    await nextTurn();
  };
  let hasEnded = false;
  const deps = { ...shop.deps, gateway: held.gateway, clock: { ...clock, wait } };
  const ended = runWorker(deps, { pollMs: 1_000, ...options }, stopping.signal).then(() => {
    hasEnded = true;
  });
  return { held, ended, hasEnded: () => hasEnded, stop: () => stopping.abort() };
}

onBothStores("a worker", (shop) => {
  it("never has more in flight than its places, nor than one provider's share of them, and goes on with each end", async () => {
    const orders = [...(await lostCancels(shop(), HERE, 9)), ...(await lostCancels(shop(), THERE, 3))];
    const left = new Map<string, number>([
      [providerOf(HERE), 9],
      [providerOf(THERE), 3],
    ]);
    await shop().age(2_000);
    const worker = running(shop(), { limit: 5, each: 3 });
    for (const _ of orders) {
      const expected = Math.min(
        5,
        [...left.values()].map((count) => Math.min(3, count)).reduce((sum, one) => sum + one),
      );
      await vi.waitUntil(() => worker.held.holding === expected, { timeout: 10_000, interval: 5 });
      const there = worker.held.letOneGo();
      left.set(there, (left.get(there) ?? 0) - 1);
    }
    await settled(shop(), orders);
    worker.stop();
    await worker.ended;
    expect(worker.held).toMatchObject({ most: 5, mostAtOneProvider: 3 });
  });

  it("that is told to stop takes nothing more, and ends when what it has in flight has ended", async () => {
    const orders = await lostCancels(shop(), HERE, 4);
    await shop().age(2_000);
    const worker = running(shop(), { limit: 2, each: 2 });
    await vi.waitUntil(() => worker.held.holding === 2, { timeout: 10_000, interval: 5 });
    worker.stop();
    await shop().reach(shop().now() + 1_100);
    await nextTurn();
    expect(worker.hasEnded()).toBe(false);
    worker.held.letGo();
    await worker.ended;
    const ended = await Promise.all(orders.map((order) => operationOf(shop(), order)));
    expect(ended.filter(({ state }) => state === "succeeded")).toHaveLength(2);
    expect(ended.filter(({ state }) => state === "unknown")).toHaveLength(2);
  });

  it("settles within seconds what is open at one provider while 300 wait at another that is mute", async () => {
    const mute = await lostCancels(shop(), HERE, 300);
    const [other] = await lostCancels(shop(), THERE, 1);
    if (other === undefined) throw new Error("no order");
    await shop().reach((await operationOf(shop(), other)).nextStepAt ?? 0);
    const since = shop().now();
    const worker = running(shop(), { limit: 50, each: 40 }, (asked) => asked.provider === providerOf(HERE));
    await settled(shop(), [other]);
    expect(((await operationOf(shop(), other)).settledAt ?? 0) - since).toBeLessThan(5_000);
    expect(await states(shop(), mute)).toEqual(["unknown"]);
    expect(worker.held.mostAtOneProvider).toBe(40);
    worker.stop();
    worker.held.letGo();
    await worker.ended;
  }, 60_000);
});

it("waits for a database that is away, and goes on", async () => {
  const shop = openMemoryShop();
  const orders = await lostCancels(shop, HERE, 5);
  await shop.age(2_000);
  let asked = 0;
  shop.store.breakBy({
    beforeWork: () => {
      asked += 1;
      if (asked === 4) shop.store.breakBy({});
      throw new StoreError("away", "the database is away");
    },
  });
  const worker = running(shop, { limit: 2, each: 2 }, () => false);
  await settled(shop, orders);
  worker.stop();
  await worker.ended;
  expect(asked).toBe(4);
});

it("does not wait for its next look while there is more to take", async () => {
  const shop = openMemoryShop();
  const orders = await lostCancels(shop, HERE, 5);
  await shop.age(2_000);
  const stopping = new AbortController();
  const wait = () => new Promise<void>((resolve) => stopping.signal.addEventListener("abort", () => resolve()));
  const deps = { ...shop.deps, clock: { ...shop.deps.clock, wait } };
  const worker = runWorker(deps, { pollMs: 1_000, limit: 2, each: 2 }, stopping.signal);
  await settled(shop, orders);
  stopping.abort();
  await worker;
});

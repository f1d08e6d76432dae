import { expect, it } from "vitest";
import { openMemoryShop } from "@/lib/orders/testing/memory-shop";
import { METHOD } from "@/lib/orders/testing/methods";
import { perform } from "@/lib/orders/testing/test-shop";
import { StoreError } from "./store-error";
import { runWorker } from "./worker";

/** A worker whose waits are counted; the clock moves with them. */
function running(shop: ReturnType<typeof openMemoryShop>, until: (waits: number) => boolean) {
  const stop = new AbortController();
  let waits = 0;
  const wait = async (ms: number) => {
    shop.passTime(ms);
    waits += 1;
    if (until(waits)) stop.abort();
  };
  const deps = { ...shop.deps, clock: { ...shop.deps.clock, wait } };
  return runWorker(deps, { pollMs: 1_000, limit: 2 }, stop.signal);
}

it("settles all that is due and stops when told", async () => {
  const shop = openMemoryShop();
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
  const orders = [];
  for (let index = 0; index < 5; index += 1) {
    const order = await shop.order({ methodId: METHOD.cancelByFlag });
    shop.provider.next({ kind: "lost_after" });
    await perform(shop, order, "cancel");
    orders.push(order);
  }
  await running(shop, (waits) => waits === 3);
  for (const order of orders) expect(await shop.operations(order.id)).toMatchObject([{ state: "succeeded" }]);
});

it("waits for a database that is away, and goes on", async () => {
  const shop = openMemoryShop();
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
  const order = await shop.order({ methodId: METHOD.cancelByFlag });
  shop.provider.next({ kind: "lost_after" });
  await perform(shop, order, "cancel");
  shop.store.breakBy({
    beforeWork: () => {
      throw new StoreError("away", "the database is away");
    },
  });
  await running(shop, (waits) => {
    if (waits === 4) shop.store.breakBy({});
    return waits === 7;
  });
  expect(await shop.operations(order.id)).toMatchObject([{ state: "succeeded" }]);
});

import { expect, it } from "vitest";
import type { Gateway } from "@/lib/gateway/port";
import { sweep } from "@/lib/payments/call/worker";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import { perform, read, type TestShop } from "@/lib/payments/testing/test-shop";

const NO_FREE_SLOT = { kind: "not_called", cause: "lane_full", raw: null, httpStatus: null } as const;

/** The same shop, whose provider has no free slot for the named calls. */
function crowded(shop: TestShop, calls: Partial<Pick<Gateway, "operate" | "inquire">>): TestShop {
  const gateway: Gateway = Object.assign(Object.create(shop.provider), calls);
  return { ...shop, deps: { ...shop.deps, gateway } };
}

onBothStores("where all calls to a provider are waiting for its answer", (shop) => {
  it("a further one is answered as not sent at once, changes nothing, and may be made again", async () => {
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true });
    const order = await shop().order({ methodId: METHOD.cancelByFlag });
    const full = crowded(shop(), { operate: async () => NO_FREE_SLOT });
    expect(await perform(full, order, "cancel")).toMatchObject({ kind: "not_sent", cause: "lane_full" });
    const [operation] = await shop().operations(order.id);
    expect(operation).toMatchObject({ state: "not_sent", cause: "lane_full" });
    expect(await shop().attempts(operation?.id ?? "")).toMatchObject([{ kind: "send", end: { outcome: "lane_full" } }]);
    expect((await read(shop(), order)).order.cancellationMark).toBe(false);

    expect(await perform(shop(), order, "cancel")).toMatchObject({ kind: "done" });
    expect(shop().provider.done(order.providerPaymentId, "cancel")).toBe(1);
  });

  it("an inquiry that was not made settles nothing, and the next one does", async () => {
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true });
    const order = await shop().order({ methodId: METHOD.cancelByFlag });
    shop().provider.next({ kind: "lost_after" });
    await perform(shop(), order, "cancel");
    await shop().age(15_000);
    await sweep(crowded(shop(), { inquire: async () => NO_FREE_SLOT }).deps, { limit: 10 });
    expect(await shop().operations(order.id)).toMatchObject([{ state: "unknown", cause: "lane_full", inquiries: 1 }]);
    await shop().age(15_000);
    await sweep(shop().deps, { limit: 10 });
    expect(await shop().operations(order.id)).toMatchObject([{ state: "succeeded" }]);
  });
});

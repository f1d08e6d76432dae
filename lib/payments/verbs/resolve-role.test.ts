import { expect, it } from "vitest";
import type { Gateway } from "@/lib/gateway/port";
import { sweep } from "@/lib/payments/call/worker";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import { perform, read, STAFF } from "@/lib/payments/testing/test-shop";
import { resolveOperation } from "./resolve-operation";

onBothStores("a manual resolution on an operation in 要確認", (shop) => {
  it("is not taken from who lost their role while the provider was asked", async () => {
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true, terminationApi: false });
    const order = await shop().order({ methodId: METHOD.cancelByFlag });
    const { provider } = shop();
    provider.next({ kind: "pending" });
    await perform(shop(), order, "cancel");
    for (let second = 0; second < 60; second += 1) {
      await shop().age(1_000);
      await sweep(shop().deps, { limit: 100 });
    }
    const [operation] = await shop().operations(order.id);
    expect(operation).toMatchObject({ state: "needs_person" });

    const inquire: Gateway["inquire"] = async (asked) => {
      await shop().setRole(STAFF.another.id, "viewer");
      return provider.inquire(asked);
    };
    const gateway = { ...shop().deps.gateway, inquire };
    const word = { operationId: operation?.id ?? "", outcome: "done", note: "" } as const;
    const before = await read(shop(), order);
    expect(await resolveOperation({ ...shop().deps, gateway }, STAFF.another, word)).toMatchObject({
      ok: false,
      error: { code: "not_allowed", reasons: ["role"] },
    });
    const { order: after, payment } = await read(shop(), order);
    expect({ order: after, payment }).toEqual({ order: before.order, payment: before.payment });
    expect((await shop().operations(order.id))[0]).toMatchObject({ state: "needs_person" });
  });
});

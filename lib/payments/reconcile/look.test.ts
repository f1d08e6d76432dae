import { beforeEach, expect, it } from "vitest";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { findOpenDifference, openDifferenceOf, rowsOf, workedInConsole } from "@/lib/payments/testing/differences";
import type { FakeProvider } from "@/lib/payments/testing/fake-provider";
import { METHOD } from "@/lib/payments/testing/methods";
import { perform, read, STAFF } from "@/lib/payments/testing/test-shop";
import { lookAt } from "./look";

onBothStores("a look", (shop) => {
  let provider: FakeProvider;
  beforeEach(() => {
    provider = shop().provider;
  });

  it("finds what differs, keeps it once, and changes neither order nor payment", async () => {
    const order = await workedInConsole(shop(), {}, { kind: "cancel", amount: 12_800 });
    const before = await read(shop(), order);
    expect(await lookAt(shop().deps, order.id)).toBe("differs");
    const first = await openDifferenceOf(shop(), order);
    expect(first).toMatchObject({ kinds: ["canceled_there"], orderId: order.id, end: null });
    expect(await lookAt(shop().deps, order.id)).toBe("differs");
    expect((await openDifferenceOf(shop(), order)).id).toBe(first.id);
    expect(rowsOf(await read(shop(), order))).toEqual(rowsOf(before));
  });

  it("ends a difference by itself once the two agree again", async () => {
    const order = await workedInConsole(shop(), {}, { kind: "change_amount", amount: 9_000 });
    await lookAt(shop().deps, order.id);
    const { id } = await openDifferenceOf(shop(), order);
    provider.workInConsole(order.providerPaymentId, { kind: "change_amount", amount: 12_800 });
    expect(await lookAt(shop().deps, order.id)).toBe("agrees");
    const ended = await shop().store.transaction((tx) => tx.findDifference(id));
    expect(ended).toMatchObject({ end: "gone", endedBy: null });
  });

  it("takes a cancel in the shop alone for no explanation of an authorization that lives there", async () => {
    const order = await shop().order({ methodId: METHOD.cancelByFlag, stage: "unauthorized", lapsed: true });
    await perform(shop(), order, "cancel");
    const lapsed = provider.payments.get(order.providerPaymentId);
    if (lapsed === undefined) throw new Error("the provider has no such payment");
    expect(await lookAt(shop().deps, order.id)).toBe("agrees");
    provider.payments.set(order.providerPaymentId, { ...lapsed, state: "authorized", lapsedAt: null });
    expect(await lookAt(shop().deps, order.id)).toBe("differs");
    expect((await openDifferenceOf(shop(), order)).kinds).toContain("marked_live_there");
  });

  it("is put off while an operation is open, and when the order changed while the provider was asked", async () => {
    const order = await shop().order({ methodId: METHOD.cancelByFlag });
    await shop().setFlags(METHOD.cancelByFlag, { cancelApi: true });
    provider.next({ kind: "lost_after" });
    await perform(shop(), order, "cancel");
    expect(await lookAt(shop().deps, order.id)).toBe("put_off");

    const other = await workedInConsole(shop(), {}, { kind: "cancel", amount: 12_800 });
    const meanwhile = {
      payment: async (id: string) => {
        const answer = await provider.payment(id);
        await perform(shop(), other, "cancel", { acknowledged: true });
        return answer;
      },
    };
    expect(await lookAt({ ...shop().deps, gateway: meanwhile }, other.id)).toBe("put_off");
    expect(await findOpenDifference(shop(), other)).toBeNull();
  });

  it("explains no live payment away: an order canceled in the shop alone, whose authorization lives", async () => {
    const order = await shop().order({ methodId: METHOD.cancelByFlag, paid: false, cancellationMark: true });
    await shop().store.transaction(async (tx) => {
      const locked = await tx.lockOrder(order.id);
      if (locked === null) throw new Error("the order is gone");
      const event = { at: await tx.now(), actor: "staff", staffId: STAFF.operator.id } as const;
      await tx.changeOrder(locked.order, {}, { ...event, kind: "canceled_in_shop", data: { changes: [] } });
    });
    expect(await lookAt(shop().deps, order.id)).toBe("differs");
    expect(await openDifferenceOf(shop(), order)).toMatchObject({ kinds: ["marked_live_there"] });
  });

  it("says nothing where the provider does not answer", async () => {
    const order = await workedInConsole(shop(), {}, { kind: "cancel", amount: 12_800 });
    const silent = {
      payment: async () => ({ kind: "silence", cause: "timeout", detail: "", raw: null, httpStatus: null }) as const,
    };
    expect(await lookAt({ ...shop().deps, gateway: silent }, order.id)).toBe("no_answer");
    expect(await findOpenDifference(shop(), order)).toBeNull();
  });
});

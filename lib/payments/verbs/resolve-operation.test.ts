import { expect, it } from "vitest";
import type { Gateway } from "@/lib/gateway/port";
import { keptAnswer } from "@/lib/payments/call/kept-answer";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { eventsOf, read, STAFF } from "@/lib/payments/testing/test-shop";
import { stateOf, unknownCancel, work } from "@/lib/payments/testing/unanswered";
import { confirmOrderVerb } from "./confirm";
import { resolveOperation } from "./resolve-operation";

onBothStores("an operation without an answer", (shop) => {
  it("in 要確認 ends by a manual resolution, which the trail names as such", async () => {
    const { order, operationId } = await unknownCancel(shop(), { kind: "pending" });
    const resolution = { operationId, outcome: "done", note: "管理画面で取消済みを確認" } as const;
    expect(await resolveOperation(shop().deps, STAFF.operator, resolution)).toMatchObject({
      ok: false,
      error: { reasons: ["operation_open"] },
    });
    await work(shop(), 60);
    const answer = await resolveOperation(shop().deps, STAFF.operator, resolution);
    expect(answer).toMatchObject({ ok: true, value: { kind: "done" } });
    expect((await read(shop(), order)).payment?.state).toBe("voided");
    expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({
      staffId: STAFF.operator.id,
      data: { byPersonsWord: true, reason: resolution.note },
    });
  });

  it.each(["done", "not_done"] as const)("answers a repetition that a person recorded it: %s", async (outcome) => {
    const { from, operationId } = await unknownCancel(shop(), { kind: "pending" });
    await work(shop(), 60);
    const told = await resolveOperation(shop().deps, STAFF.operator, { operationId, outcome, note: "" });
    expect(told).toMatchObject({ ok: true, value: { resolvedManually: true } });
    // The verb's own dialog, by its key, and another who was about to record it too.
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toEqual(told);
    expect(await resolveOperation(shop().deps, STAFF.another, { operationId, outcome: "done", note: "" })).toEqual(
      told,
    );
  });

  it("tells so by the trail where the key's answer is kept no longer", async () => {
    const { operationId, order } = await unknownCancel(shop(), { kind: "pending" });
    await work(shop(), 60);
    await resolveOperation(shop().deps, STAFF.operator, { operationId, outcome: "not_done", note: "" });
    const [operation] = await shop().operations(order.id);
    if (operation === undefined) throw new Error("no operation");
    const keyless = { ...operation, requestKey: null };
    const answer = await shop().store.transaction((tx) => keptAnswer(tx, keyless, 3, shop().now()));
    expect(answer).toMatchObject({ kind: "refused_by_provider", resolvedManually: true });
  });

  it("in 要確認 may end as not done; the provider's own answer goes before the person's", async () => {
    const first = await unknownCancel(shop(), { kind: "pending" });
    await work(shop(), 60);
    const no = { operationId: first.operationId, outcome: "not_done", note: "" } as const;
    expect(await resolveOperation(shop().deps, STAFF.operator, no)).toMatchObject({
      value: { kind: "refused_by_provider" },
    });

    const second = await unknownCancel(shop(), { kind: "pending" });
    await work(shop(), 60);
    shop().provider.finish();
    const wrong = { ...no, operationId: second.operationId };
    expect(await resolveOperation(shop().deps, STAFF.operator, wrong)).toMatchObject({
      value: { kind: "done", resolvedManually: false },
    });
  });

  it("in 要確認 takes no manual resolution while a process may have read an answer that is not written yet", async () => {
    const { order, operationId } = await unknownCancel(shop(), { kind: "pending" });
    await work(shop(), 60);
    shop().provider.finish();
    const { provider, store } = shop();
    const inquire: Gateway["inquire"] = async (asked) => {
      // This process stands still, another takes over, and that one stands still too.
      await shop().age(7_000);
      await store.claim(operationId, 6_000);
      await shop().age(7_000);
      return provider.inquire(asked);
    };
    const gateway: Gateway = Object.assign(Object.create(provider), { inquire });
    const no = { operationId, outcome: "not_done", note: "" } as const;
    const clock = { ...shop().deps.clock, wait: async () => undefined };
    expect(await resolveOperation({ ...shop().deps, gateway, clock }, STAFF.operator, no)).toMatchObject({
      ok: false,
      error: { reasons: ["operation_open"] },
    });
    expect(await resolveOperation(shop().deps, STAFF.operator, no)).toMatchObject({ value: { kind: "done" } });
    expect((await read(shop(), order)).payment?.state).toBe("voided");
  });

  it("in 要確認 waits for another process's inquiry and then takes the manual resolution", async () => {
    const { order, operationId } = await unknownCancel(shop(), { kind: "pending" });
    await work(shop(), 60);
    const other = await shop().store.claim(operationId, 6_000);
    expect(other).not.toBeNull();
    const { deps } = shop();
    const clock = { ...deps.clock, wait: () => shop().age(7_000) };
    const resolution = { operationId, outcome: "done", note: "" } as const;
    expect(await resolveOperation({ ...deps, clock }, STAFF.operator, resolution)).toMatchObject({
      value: { kind: "done" },
    });
    expect(await stateOf(shop(), order)).toBe("succeeded");
  });

  it("in 要確認 may be resolved manually also where our own inquiry breaks", async () => {
    const { order, operationId } = await unknownCancel(shop(), { kind: "lost_after" });
    shop().provider.poisoned.add(operationId);
    await work(shop(), 61);
    const resolution = { operationId, outcome: "done", note: "" } as const;
    expect(await resolveOperation(shop().deps, STAFF.operator, resolution)).toMatchObject({ value: { kind: "done" } });
    expect(await stateOf(shop(), order)).toBe("succeeded");
  });
});

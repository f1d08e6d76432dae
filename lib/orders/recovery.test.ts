import { expect, it, vi } from "vitest";
import type { Gateway } from "@/lib/gateway/port";
import { inquireNow } from "@/lib/operations/inquire-now";
import type { Mishap } from "@/lib/operations/testing/fake-provider";
import { sweep } from "@/lib/operations/worker";
import { confirmOrderVerb } from "./confirm";
import type { Confirmation } from "./contract";
import { inquireOrder } from "./inquire-order";
import { resolveOperation } from "./resolve-operation";
import { onBothStores } from "./testing/both-stores";
import { METHOD } from "./testing/methods";
import { confirmation, eventsOf, prepared, read, STAFF, type TestOrder, type TestShop } from "./testing/test-shop";

async function openCancel(shop: TestShop): Promise<{ order: TestOrder; from: Confirmation }> {
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true, terminationApi: false });
  const order = await shop.order({ methodId: METHOD.cancelByFlag });
  return { order, from: confirmation(await prepared(shop, order, "cancel")) };
}

async function unknownCancel(shop: TestShop, ...mishap: readonly Mishap[]) {
  const opened = await openCancel(shop);
  shop.provider.next(...mishap);
  const answer = await confirmOrderVerb(shop.deps, STAFF.operator, opened.from);
  expect(answer).toMatchObject({ ok: true, value: { kind: "unknown", nextInquiryAt: expect.any(Number) } });
  const [operation] = await shop.operations(opened.order.id);
  if (operation === undefined) throw new Error("no operation");
  return { ...opened, operationId: operation.id };
}

async function stateOf(shop: TestShop, order: TestOrder) {
  const [operation] = await shop.operations(order.id);
  return operation?.state;
}

/** Sweeps as the worker does, a second apart, for so long. */
async function work(shop: TestShop, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await shop.age(1_000);
    await sweep(shop.deps, { limit: 100 });
  }
}

onBothStores("an operation without an answer", (shop) => {
  it.each(["timeout", "connection", "server_error", "not_understood", "in_flight"] as const)(
    "that was carried out (%s): found by the first inquiry, sent once",
    async (cause) => {
      const { order, from } = await unknownCancel(shop(), { kind: "lost_after", cause });
      await work(shop(), 1);
      expect(await stateOf(shop(), order)).toBe("succeeded");
      expect((await read(shop(), order)).order).toMatchObject({ cancellationMark: true, version: 3 });
      expect(shop().provider.done(order.providerPaymentId, "cancel")).toBe(1);
      expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toMatchObject({
        ok: true,
        value: { kind: "done" },
      });
      expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({ actor: "worker", kind: "operation_succeeded" });
    },
  );

  it.each(["timeout", "connection", "server_error", "not_understood", "in_flight"] as const)(
    "that never arrived (%s): open until nothing can arrive any more, then not_sent, and free for another try",
    async (cause) => {
      const { order, from } = await unknownCancel(shop(), { kind: "lost_before", cause });
      await work(shop(), 8);
      expect(await stateOf(shop(), order)).toBe("unknown");
      await work(shop(), 3);
      expect(await stateOf(shop(), order)).toBe("not_sent");
      expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toMatchObject({
        value: { kind: "not_sent", cause: "never_arrived" },
      });
      expect(shop().provider.done(order.providerPaymentId, "cancel")).toBe(0);
      const again = confirmation(await prepared(shop(), order, "cancel"));
      expect(await confirmOrderVerb(shop().deps, STAFF.operator, again)).toMatchObject({ value: { kind: "done" } });
    },
  );

  it("that the provider refused: failed", async () => {
    const { order } = await openCancel(shop());
    const from = confirmation(await prepared(shop(), order, "cancel"));
    shop().provider.next({ kind: "pending" });
    await confirmOrderVerb(shop().deps, STAFF.operator, from);
    const ledger = shop().provider.payments.get(order.providerPaymentId);
    if (ledger === undefined) throw new Error("no ledger");
    // Canceled in the provider's console meanwhile: the pending cancel can only be refused.
    shop().provider.payments.set(order.providerPaymentId, { ...ledger, state: "voided", canceledAt: ledger.paymentAt });
    shop().provider.finish();
    await work(shop(), 2);
    expect(await stateOf(shop(), order)).toBe("failed");
  });

  it("whose process died: taken over when its lease ends, inquired, never sent again", async () => {
    const { order, from } = await openCancel(shop());
    shop().provider.next({ kind: "slow" });
    const dead = confirmOrderVerb(shop().deps, STAFF.operator, from);
    await vi.waitUntil(() => shop().provider.holding === 1);
    await work(shop(), 9);
    expect(await stateOf(shop(), order)).toBe("sending");
    await work(shop(), 2);
    expect(await stateOf(shop(), order)).toBe("succeeded");
    expect(shop().provider.done(order.providerPaymentId, "cancel")).toBe(1);
    shop().provider.release();
    expect(await dead).toMatchObject({ value: { kind: "done" } });
    expect((await read(shop(), order)).order.version).toBe(3);
  });

  it("is not written by who lost the lease", async () => {
    const { order, from } = await openCancel(shop());
    shop().provider.next({ kind: "slow" });
    const late = confirmOrderVerb(shop().deps, STAFF.operator, from);
    await vi.waitUntil(() => shop().provider.holding === 1);
    shop().provider.inquiriesBring = "timeout";
    await work(shop(), 11);
    const before = await read(shop(), order);
    expect(before.openOperation).toMatchObject({ state: "unknown", fence: 2 });
    shop().provider.release();
    // It knows that the provider did it, and may not write; what it says claims nothing.
    expect(await late).toMatchObject({ value: { kind: "unknown" } });
    expect(await read(shop(), order)).toEqual(before);
    shop().provider.inquiriesBring = null;
    await work(shop(), 12);
    expect(await stateOf(shop(), order)).toBe("succeeded");
  });

  it("never fails by age: inquiries that bring nothing go on, and the first that answers settles", async () => {
    const { order } = await unknownCancel(shop(), { kind: "lost_after" });
    shop().provider.inquiriesBring = "connection";
    for (let minute = 0; minute < 30; minute += 1) {
      await shop().age(60_000);
      await sweep(shop().deps, { limit: 100 });
    }
    expect(await stateOf(shop(), order)).toBe("unknown");
    shop().provider.inquiriesBring = null;
    await work(shop(), 11);
    expect(await stateOf(shop(), order)).toBe("succeeded");
  });

  it("that is answered and never settled comes to a person within a minute, and is still inquired slowly", async () => {
    const { order } = await unknownCancel(shop(), { kind: "pending" });
    await work(shop(), 44);
    expect(await stateOf(shop(), order)).toBe("unknown");
    await work(shop(), 15);
    expect(await stateOf(shop(), order)).toBe("needs_person");
    shop().provider.finish();
    await work(shop(), 61);
    expect(await stateOf(shop(), order)).toBe("succeeded");
  });

  it("that is said to be worked on for ever comes to a person too", async () => {
    const { order } = await unknownCancel(shop(), { kind: "lost_after" });
    shop().provider.inquiriesBring = "in_flight";
    await work(shop(), 60);
    expect(await stateOf(shop(), order)).toBe("needs_person");
    shop().provider.inquiriesBring = null;
    await work(shop(), 61);
    expect(await stateOf(shop(), order)).toBe("succeeded");
  });

  it("in 要確認 ends by a person's word, which the trail names as such", async () => {
    const { order, operationId } = await unknownCancel(shop(), { kind: "pending" });
    const word = { operationId, word: "done", note: "管理画面で取消済みを確認" } as const;
    expect(await resolveOperation(shop().deps, STAFF.operator, word)).toMatchObject({
      ok: false,
      error: { reasons: ["operation_open"] },
    });
    await work(shop(), 60);
    const answer = await resolveOperation(shop().deps, STAFF.operator, word);
    expect(answer).toMatchObject({ ok: true, value: { kind: "done" } });
    expect((await read(shop(), order)).payment?.state).toBe("voided");
    expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({
      staffId: STAFF.operator.id,
      data: { byPersonsWord: true, reason: word.note },
    });
  });

  it("in 要確認 may end as not done; the provider's own answer goes before the word", async () => {
    const first = await unknownCancel(shop(), { kind: "pending" });
    await work(shop(), 60);
    const no = { operationId: first.operationId, word: "not_done", note: "" } as const;
    expect(await resolveOperation(shop().deps, STAFF.operator, no)).toMatchObject({
      value: { kind: "refused_by_provider" },
    });

    const second = await unknownCancel(shop(), { kind: "pending" });
    await work(shop(), 60);
    shop().provider.finish();
    const wrong = { ...no, operationId: second.operationId };
    expect(await resolveOperation(shop().deps, STAFF.operator, wrong)).toMatchObject({ value: { kind: "done" } });
  });

  it("in 要確認 ends by nobody's word while a process may have heard what is not written yet", async () => {
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
    const no = { operationId, word: "not_done", note: "" } as const;
    expect(await resolveOperation({ ...shop().deps, gateway }, STAFF.operator, no)).toMatchObject({
      ok: false,
      error: { reasons: ["operation_open"] },
    });
    expect(await resolveOperation(shop().deps, STAFF.operator, no)).toMatchObject({ value: { kind: "done" } });
    expect((await read(shop(), order)).payment?.state).toBe("voided");
  });

  it("in 要確認 may end by a person's word also where our own inquiry breaks", async () => {
    const { order, operationId } = await unknownCancel(shop(), { kind: "lost_after" });
    shop().provider.poisoned.add(operationId);
    await work(shop(), 61);
    const word = { operationId, word: "done", note: "" } as const;
    expect(await resolveOperation(shop().deps, STAFF.operator, word)).toMatchObject({ value: { kind: "done" } });
    expect(await stateOf(shop(), order)).toBe("succeeded");
  });

  it("is inquired at once when somebody opens the order", async () => {
    const { order, operationId } = await unknownCancel(shop(), { kind: "lost_after" });
    expect(await inquireOrder(shop().deps, order.orderNumber)).toEqual({ ok: true, value: { state: "succeeded" } });
    expect(await inquireOrder(shop().deps, order.orderNumber)).toEqual({ ok: true, value: { state: null } });
    expect(await inquireNow(shop().deps, operationId)).toBeNull();
  });

  it("is asked about once when many open the order at the same moment", async () => {
    const { order } = await unknownCancel(shop(), { kind: "lost_after" });
    const before = shop().provider.inquiries;
    const opened = await Promise.all(Array.from({ length: 20 }, () => inquireOrder(shop().deps, order.orderNumber)));
    expect(opened.filter((one) => one.ok && one.value.state === "succeeded")).toHaveLength(1);
    expect(opened.filter((one) => one.ok && one.value.state === null)).toHaveLength(19);
    expect(shop().provider.inquiries - before).toBe(1);
    expect((await read(shop(), order)).order.version).toBe(3);
  });

  it("whose process died is left alone by who opens the order, until its lease has run out", async () => {
    const { order, from } = await openCancel(shop());
    shop().provider.next({ kind: "slow" });
    const dead = confirmOrderVerb(shop().deps, STAFF.operator, from);
    await vi.waitUntil(() => shop().provider.holding === 1);
    const before = shop().provider.inquiries;
    expect(await inquireOrder(shop().deps, order.orderNumber)).toEqual({ ok: true, value: { state: null } });
    expect(shop().provider.inquiries).toBe(before);
    await shop().age(11_000);
    expect(await inquireOrder(shop().deps, order.orderNumber)).toEqual({ ok: true, value: { state: "succeeded" } });
    expect(shop().provider.done(order.providerPaymentId, "cancel")).toBe(1);
    shop().provider.release();
    expect(await dead).toMatchObject({ value: { kind: "done" } });
  });

  it("in 要確認 is inquired by who opens the order, and may end by it", async () => {
    const { order } = await unknownCancel(shop(), { kind: "pending" });
    await work(shop(), 60);
    expect(await inquireOrder(shop().deps, order.orderNumber)).toEqual({ ok: true, value: { state: "needs_person" } });
    shop().provider.finish();
    expect(await inquireOrder(shop().deps, order.orderNumber)).toEqual({ ok: true, value: { state: "succeeded" } });
  });

  it("does not stop the others when its own step breaks, and comes to a person in the end", async () => {
    const poisoned = await unknownCancel(shop(), { kind: "lost_after" });
    const other = await unknownCancel(shop(), { kind: "lost_after" });
    shop().provider.poisoned.add(poisoned.operationId);
    await work(shop(), 1);
    expect(await stateOf(shop(), other.order)).toBe("succeeded");
    await work(shop(), 60);
    expect(await stateOf(shop(), poisoned.order)).toBe("needs_person");
  });

  it("is taken by one of two workers at a time", async () => {
    const { order } = await unknownCancel(shop(), { kind: "lost_after" });
    await shop().age(1_000);
    const before = shop().provider.inquiries;
    const taken = await Promise.all([sweep(shop().deps, { limit: 100 }), sweep(shop().deps, { limit: 100 })]);
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(shop().provider.inquiries - before).toBe(1);
    expect(await stateOf(shop(), order)).toBe("succeeded");
  });
});

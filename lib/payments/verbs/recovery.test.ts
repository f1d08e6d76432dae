import { expect, it, vi } from "vitest";
import { sweep } from "@/lib/payments/call/worker";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { confirmation, eventsOf, prepared, read, STAFF } from "@/lib/payments/testing/test-shop";
import { openCancel, stateOf, unknownCancel, work } from "@/lib/payments/testing/unanswered";
import { confirmOrderVerb } from "./confirm";

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

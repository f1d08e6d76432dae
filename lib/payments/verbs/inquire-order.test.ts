import { expect, it, vi } from "vitest";
import { inquireNow } from "@/lib/payments/call/inquire-now";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { read, STAFF } from "@/lib/payments/testing/test-shop";
import { openCancel, unknownCancel, work } from "@/lib/payments/testing/unanswered";
import { confirmOrderVerb } from "./confirm";
import { inquireOrder } from "./inquire-order";

onBothStores("an operation without an answer", (shop) => {
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
});

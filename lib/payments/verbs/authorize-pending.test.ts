import { expect, it } from "vitest";
import type { WaitsFor } from "@/lib/gateway/protocol";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import { confirmation, prepared, read, STAFF, type TestShop } from "@/lib/payments/testing/test-shop";
import { stateOf, work } from "@/lib/payments/testing/unanswered";
import { confirmOrderVerb } from "./confirm";
import { prepareOrderVerb } from "./prepare";
import { resolveOperation } from "./resolve-operation";

const BUYER: WaitsFor = { for: "buyer", url: "https://3ds.example/c/1", until: "2026-11-28T07:00:00.000Z" };

async function pending(shop: TestShop, waitsFor?: WaitsFor) {
  const order = await shop.order({ methodId: METHOD.capturedByFlag, stage: "unauthorized", paid: false });
  const from = confirmation(await prepared(shop, order, "authorize"));
  shop.provider.next({ kind: "pending", ...(waitsFor === undefined ? {} : { waitsFor }) });
  const answer = await confirmOrderVerb(shop.deps, STAFF.operator, from);
  return { order, answer, again: () => confirmOrderVerb(shop.deps, STAFF.operator, from) };
}

onBothStores("an authorization that waits", (shop) => {
  it("says for whom: the buyer with the link, or the provider's own screening", async () => {
    expect((await pending(shop(), BUYER)).answer).toMatchObject({
      value: { kind: "pending", operation: "authorize", waitsFor: BUYER, nextInquiryAt: expect.any(Number) },
    });
    const { order, answer, again } = await pending(shop());
    expect(answer).toMatchObject({ value: { kind: "pending", waitsFor: { for: "screening" } } });
    expect(await again()).toMatchObject({ value: { kind: "pending" } });
    const { openOperation, payment } = await read(shop(), order);
    expect(openOperation).toMatchObject({ state: "pending", waitsFor: { for: "screening" }, leaseUntil: null });
    expect(payment).toMatchObject({ state: "awaiting" });
  });

  it("stays so however long the provider says it, and never becomes a person's work", async () => {
    const { order } = await pending(shop());
    await work(shop(), 120);
    expect(await stateOf(shop(), order)).toBe("pending");
    shop().provider.inquiriesBring = "not_understood";
    await work(shop(), 3);
    shop().provider.inquiriesBring = null;
    expect(await stateOf(shop(), order)).toBe("pending");
  });

  it("goes to a person only where the provider stops saying so, and comes back when it says it again", async () => {
    const { order } = await pending(shop());
    shop().provider.inquiriesBring = "not_understood";
    await work(shop(), 400);
    expect(await stateOf(shop(), order)).toBe("needs_person");
    shop().provider.inquiriesBring = null;
    await work(shop(), 90);
    expect(await stateOf(shop(), order)).toBe("pending");
  });

  it.each([
    ["granted", (of: TestShop) => of.provider.finish(), "authorized", "done"],
    ["declined", (of: TestShop) => of.provider.declineWaiting("NO-3DS"), "rejected", "refused_by_provider"],
  ] as const)("ends by the provider's answer when it is %s", async (_, happens, state, kind) => {
    const { order, again } = await pending(shop(), BUYER);
    happens(shop());
    await work(shop(), 15);
    expect(await again()).toMatchObject({ value: { kind } });
    const { payment, openOperation } = await read(shop(), order);
    expect(openOperation).toBeNull();
    expect(payment).toMatchObject({ state });
    expect(await shop().operations(order.id)).toMatchObject([{ waitsFor: null }]);
  });

  it("is not believed to have never arrived, once the provider said that it has it", async () => {
    const { order } = await pending(shop());
    const { provider } = shop();
    const inquire = provider.inquire.bind(provider);
    const asOf = "2099-01-01T00:00:00.000Z";
    provider.inquire = async () => ({ kind: "answer", answer: { found: false, asOf }, raw: "{}", httpStatus: 200 });
    try {
      await work(shop(), 30);
    } finally {
      provider.inquire = inquire;
    }
    expect(await stateOf(shop(), order)).toBe("pending");
  });

  it.each(["authorize", "cancel", "change_amount", "capture"] as const)("lets nobody %s meanwhile", async (verb) => {
    const { order } = await pending(shop());
    const asked = { orderNumber: order.orderNumber, verb };
    expect(await prepareOrderVerb(shop().deps, STAFF.operator, asked)).toMatchObject({
      error: { reasons: expect.arrayContaining(["operation_open"]) },
    });
  });
});

onBothStores("a manual resolution of an authorization", (shop) => {
  async function needsPerson() {
    const { order } = await pending(shop());
    shop().provider.inquiriesBring = "not_understood";
    await work(shop(), 400);
    const [operation] = await shop().operations(order.id);
    expect(operation?.state).toBe("needs_person");
    const say = (outcome: "done" | "not_done", providerPaymentId?: string) =>
      resolveOperation(shop().deps, STAFF.operator, {
        operationId: operation?.id ?? "",
        outcome,
        note: "管理画面で確認",
        ...(providerPaymentId === undefined ? {} : { providerPaymentId }),
      });
    return { order, say };
  }

  it("names the payment that the console shows, and that payment is the order's from then on", async () => {
    const { order, say } = await needsPerson();
    expect(await say("done")).toMatchObject({
      error: { code: "invalid_edit", fields: [{ field: "providerPaymentId", code: "required" }] },
    });
    expect(await say("done", `seen-${order.id}`)).toMatchObject({ value: { kind: "done", resolvedManually: true } });
    const { order: after, payment } = await read(shop(), order);
    expect(payment).toMatchObject({ state: "authorized", providerPaymentId: `seen-${order.id}`, authorized: 12_800 });
    expect(after).toMatchObject({ stage: "before_capture", paid: true });
    shop().provider.inquiriesBring = null;
  });

  it("names no payment of another order", async () => {
    const other = await shop().order({ methodId: METHOD.capturedByFlag });
    const { say } = await needsPerson();
    expect(await say("done", other.providerPaymentId)).toMatchObject({
      error: { fields: [{ code: "of_another_order" }] },
    });
    shop().provider.inquiriesBring = null;
  });

  it("that nothing came about is no decline", async () => {
    const { order, say } = await needsPerson();
    expect(await say("not_done")).toMatchObject({ value: { kind: "refused_by_provider", resolvedManually: true } });
    expect((await read(shop(), order)).payment).toMatchObject({ state: "awaiting" });
    shop().provider.inquiriesBring = null;
  });
});

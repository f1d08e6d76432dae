import { expect, it, vi } from "vitest";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import { profileOf } from "@/lib/gateway/providers/registry";
import { SEND_LEASE_MS } from "@/lib/payments/call/pace";
import { sweep } from "@/lib/payments/call/worker";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { openMemoryShop } from "@/lib/payments/testing/memory-shop";
import { confirmation, eventsOf, prepared, read, STAFF, type TestShop } from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "./confirm";
import { openTask } from "./open-task";

/** A method whose cancel is linked by the general flags, of a provider that recognises a repetition, or that does not. */
function methodWith(recognises: boolean): MethodId {
  const found = METHOD_IDS.find((method) => {
    const facts = cellOf(method, "cancel.before_capture")?.facts;
    const plain = facts?.gate === "cancel_api_or_termination_api" && Object.keys(facts).length === 1;
    return plain && (profileOf(method).family !== "none") === recognises;
  });
  if (found === undefined) throw new Error("no method is like that");
  return found;
}

async function opened(shop: TestShop, methodId: MethodId) {
  await shop.setFlags(methodId, { cancelApi: true });
  const order = await shop.order({ methodId });
  return { order, from: confirmation(await prepared(shop, order, "cancel")) };
}

async function attemptsOf(shop: TestShop, order: { readonly id: number }) {
  const [operation] = await shop.operations(order.id);
  return operation === undefined ? [] : shop.attempts(operation.id);
}

onBothStores("a provider's refusal", (shop) => {
  it("is believed at once where a repetition is recognised", async () => {
    const { order, from } = await opened(shop(), methodWith(true));
    const inquiries = shop().provider.inquiries;
    shop().provider.next({ kind: "refused", code: "NO" });
    const answer = await confirmOrderVerb(shop().deps, STAFF.operator, from);
    expect(answer).toMatchObject({ value: { kind: "refused_by_provider", providerCode: "NO" } });
    expect(shop().provider.inquiries).toBe(inquiries);
    expect(await attemptsOf(shop(), order)).toMatchObject([{ kind: "send", end: { outcome: "refused" } }]);
  });

  it("is asked about at once where it is not, and the journal shows both", async () => {
    const { order, from } = await opened(shop(), methodWith(false));
    shop().provider.next({ kind: "refused", code: "NO" });
    const answer = await confirmOrderVerb(shop().deps, STAFF.operator, from);
    expect(answer).toMatchObject({ value: { kind: "refused_by_provider", providerCode: "NO" } });
    expect(await shop().operations(order.id)).toMatchObject([{ state: "failed", sends: 1, inquiries: 1 }]);
    const attempts = await attemptsOf(shop(), order);
    expect(attempts).toMatchObject([
      { seq: 1, kind: "send", end: { outcome: "refusal_unconfirmed", providerCode: "NO" } },
      { seq: 2, kind: "inquire", end: { outcome: "refused", providerCode: "NO" } },
    ]);
    expect(attempts[0]?.end?.endedAt).toBeLessThanOrEqual(attempts[1]?.startedAt ?? 0);
    expect((await eventsOf(shop(), order)).at(-1)).toMatchObject({ actor: "staff", staffId: STAFF.operator.id });
  });

  it.each([["any code", "NO"] as const, ["the code for a repetition", null] as const])(
    "that only a second delivery got (%s) does not hide what the first one did",
    async (_, code) => {
      const methodId = methodWith(false);
      const { order, from } = await opened(shop(), methodId);
      shop().provider.next({ kind: "repetition_refused", code: code ?? codeFor(methodId, "duplicate") });
      expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toMatchObject({ value: { kind: "done" } });
      expect((await read(shop(), order)).order.cancellationMark).toBe(true);
      expect(await attemptsOf(shop(), order)).toMatchObject([
        { end: { outcome: "refusal_unconfirmed" } },
        { kind: "inquire", end: { outcome: "succeeded" } },
      ]);
      expect(shop().provider.done(order.providerPaymentId, "cancel")).toBe(1);
    },
  );

  it("kept as a task is obsolete once the cancel goes through", async () => {
    const { order, from } = await opened(shop(), methodWith(false));
    shop().provider.next({ kind: "refused" });
    await confirmOrderVerb(shop().deps, STAFF.operator, from);
    const [{ id: operationId } = { id: "" }] = await shop().operations(order.id);
    const added = await openTask(shop().deps, STAFF.operator, { operationId });
    expect((await read(shop(), order)).openTasks).toMatchObject([{ kind: "cancel", operationId }]);
    const again = confirmation(await prepared(shop(), order, "cancel"));
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, again)).toMatchObject({ value: { kind: "done" } });
    expect((await read(shop(), order)).openTasks).toEqual([]);
    expect(await shop().closedTasks(order.id)).toBe(1);
    const closedTaskIds = added.ok ? [added.value.taskId] : [];
    expect((await eventsOf(shop(), order)).at(-1)?.data).toMatchObject({ closedTaskIds });
  });

  it("that nobody can confirm claims nothing, and the worker goes on asking", async () => {
    const { order, from } = await opened(shop(), methodWith(false));
    shop().provider.next({ kind: "refused", code: "NO" });
    shop().provider.inquiriesBring = "connection";
    const answer = await confirmOrderVerb(shop().deps, STAFF.operator, from);
    expect(answer).toMatchObject({ value: { kind: "unknown", nextInquiryAt: expect.any(Number) } });
    shop().provider.inquiriesBring = null;
    await shop().age(2_000);
    await sweep(shop().deps, { limit: 100 });
    expect(await shop().operations(order.id)).toMatchObject([{ state: "failed", inquiries: 2 }]);
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toMatchObject({
      value: { kind: "refused_by_provider" },
    });
  });
});

function codeFor(methodId: MethodId, meaning: string): string {
  const [code] = Object.entries(profileOf(methodId).codes).find(([, one]) => one === meaning) ?? [];
  if (code === undefined) throw new Error(`no code for ${meaning}`);
  return code;
}

it("a refusal that comes when the lease may not last is left to the worker", async () => {
  const shop = openMemoryShop();
  const { order, from } = await opened(shop, methodWith(false));
  shop.provider.next({ kind: "slow_refusal", code: "NO" });
  const answer = confirmOrderVerb(shop.deps, STAFF.operator, from);
  await vi.waitUntil(() => shop.provider.holding === 1);
  shop.passTime(SEND_LEASE_MS - 5_000);
  shop.provider.release();
  expect(await answer).toMatchObject({ value: { kind: "unknown" } });
  expect(shop.provider.inquiries).toBe(0);
  shop.passTime(1_000);
  await sweep(shop.deps, { limit: 100 });
  expect(await shop.operations(order.id)).toMatchObject([{ state: "failed" }]);
});

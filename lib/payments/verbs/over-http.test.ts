import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { sweep } from "@/lib/payments/call/worker";
import { editTo } from "@/lib/payments/testing/edit-to";
import { type LiveShop, openLiveShop } from "@/lib/payments/testing/live-shop";
import { METHOD } from "@/lib/payments/testing/methods";
import { confirmation, prepared, read, STAFF, type TestOrder, type TestShop } from "@/lib/payments/testing/test-shop";
import { authorization } from "@/lib/simulator/testing/test-simulator";
import { confirmOrderVerb } from "./confirm";

/** The whole path: PostgreSQL, the HTTP client, and the simulator with its own ledger and its own opinion of limits. */
let opened: LiveShop;
let simulator: LiveShop["simulator"];
let live: TestShop;
beforeAll(async () => {
  opened = await openLiveShop();
  ({ simulator, live } = opened);
});
afterAll(() => opened.close());

const ALL_ON = {
  cancelApi: true,
  gmopsCancelApi: true,
  gmopsModifyApi: true,
} as const;

async function orderAtProvider(methodId: MethodId): Promise<TestOrder> {
  await live.setFlags(methodId, ALL_ON);
  const payment = await simulator.granted(authorization(methodId, { amount: 12_800 }));
  const captured = payment.capturedAt === null ? {} : { capturedAt: Date.parse(payment.capturedAt) };
  return live.order({
    methodId,
    orderNumber: payment.orderNumber,
    stage: payment.state === "captured" ? "after_capture" : "before_capture",
    orderedAt: Date.parse(payment.orderedAt),
    paymentAt: Date.parse(payment.paymentAt),
    ...captured,
    providerPaymentId: payment.paymentId,
  });
}

async function settle(order: TestOrder): Promise<string | undefined> {
  for (let step = 0; step < 15; step += 1) {
    const [operation] = await live.operations(order.id);
    if (operation?.settledAt !== null) return operation?.state;
    await live.age(1_000);
    await sweep(live.deps, { limit: 100 });
  }
  return "still open";
}

describe.each(METHOD_IDS)("%s", (methodId) => {
  it("cancels by the name that its provider knows, or leaves the console's work", async () => {
    const order = await orderAtProvider(methodId);
    const opened = await prepared(live, order, "cancel");
    const answer = await confirmOrderVerb(live.deps, STAFF.operator, confirmation(opened));
    expect(answer).toMatchObject({ ok: true, value: { kind: "done" } });
    const ledger = await simulator.payment(order.providerPaymentId);
    const { payment, openTasks } = await read(live, order);
    if (opened.plan?.does !== "send") {
      expect(openTasks).toHaveLength(1);
      expect(ledger.canceledAt).toBeNull();
      return;
    }
    expect(payment).toMatchObject({
      state: ledger.state,
      authorized: ledger.authorized,
      captured: ledger.captured,
      refunded: ledger.refunded,
      canceledAt: Date.parse(ledger.canceledAt ?? ""),
    });
  });

  it("captures and changes amounts by names that its provider knows", async () => {
    const order = await orderAtProvider(methodId);
    const before = await read(live, order);
    if (before.order.stage === "before_capture") {
      const from = confirmation(await prepared(live, order, "capture"));
      expect(await confirmOrderVerb(live.deps, STAFF.operator, from)).toMatchObject({ value: { kind: "done" } });
    }
    const other = await orderAtProvider(methodId);
    const edit = editTo(9_000, { editChoice: true });
    const from = confirmation(await prepared(live, other, "change_amount"), { edit, acknowledged: true });
    const answer = await confirmOrderVerb(live.deps, STAFF.operator, from);
    expect(answer).toMatchObject({ ok: true, value: { kind: "done" } });
    const ledger = await simulator.payment(other.providerPaymentId);
    const { payment, order: after, openTasks } = await read(live, other);
    expect(payment).toMatchObject({
      authorized: ledger.authorized,
      captured: ledger.captured,
      refunded: ledger.refunded,
    });
    expect(after.total).toBe(9_000);
    const held =
      (payment?.captured ?? 0) > 0 ? (payment?.captured ?? 0) - (payment?.refunded ?? 0) : payment?.authorized;
    expect(held === 9_000 || openTasks.length === 1 || payment?.waitingAmount === 9_000).toBe(true);
  });
});

describe("on a bad day", () => {
  it("a provider that refuses: said at once, and unchanged", async () => {
    const order = await orderAtProvider(METHOD.cancelByFlag);
    const before = await simulator.payment(order.providerPaymentId);
    const from = confirmation(await prepared(live, order, "cancel"));
    await simulator.request("POST", "/simulator/faults", {
      fault: { kind: "refuse", cause: "invalid_state" },
      match: { paymentId: order.providerPaymentId },
    });
    expect(await confirmOrderVerb(live.deps, STAFF.operator, from)).toMatchObject({
      ok: true,
      value: { kind: "refused_by_provider" },
    });
    expect(await live.operations(order.id)).toMatchObject([{ state: "failed", inquiries: 1 }]);
    expect(await simulator.payment(order.providerPaymentId)).toEqual(before);
  });

  it.each([
    ["acts and never answers", { kind: "silent" }, "succeeded", 1],
    ["acts and cuts the connection", { kind: "cut" }, "succeeded", 1],
    ["acts and answers 500", { kind: "error_after_acting" }, "succeeded", 1],
    ["acts and answers no sense", { kind: "garbage" }, "succeeded", 1],
    ["acts and answers another amount", { kind: "wrong_amount", by: -1 }, "succeeded", 1],
    ["acts late", { kind: "slow", ms: 900, when: "after" }, "succeeded", 1],
    ["never acts, never answers", { kind: "drop" }, "not_sent", 0],
    ["answers 503", { kind: "unavailable" }, "not_sent", 0],
  ] as const)("a provider that %s: unknown, then %o by inquiry", async (_, fault, ending, times) => {
    const order = await orderAtProvider(METHOD.cancelByFlag);
    const from = confirmation(await prepared(live, order, "cancel"));
    const made = await simulator.request("POST", "/simulator/faults", {
      fault,
      match: { paymentId: order.providerPaymentId },
    });
    expect(made.status).toBe(201);
    expect(await confirmOrderVerb(live.deps, STAFF.operator, from)).toMatchObject({
      ok: true,
      value: { kind: "unknown" },
    });
    expect(await settle(order)).toBe(ending);
    const ledger = await simulator.payment(order.providerPaymentId);
    expect(ledger.entries.filter((entry) => entry.kind === "cancel")).toHaveLength(times);
  });
});

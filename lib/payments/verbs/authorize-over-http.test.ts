import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorizationRules, takesCard } from "@/lib/capability/authorization";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import { sweep } from "@/lib/payments/call/worker";
import { type LiveShop, openLiveShop } from "@/lib/payments/testing/live-shop";
import { METHOD } from "@/lib/payments/testing/methods";
import { confirmation, prepared, read, STAFF, type TestOrder, type TestShop } from "@/lib/payments/testing/test-shop";
import type { Typing } from "@/lib/simulator/testing/test-simulator";
import { confirmOrderVerb } from "./confirm";

/** Orders that a provider does not know yet, PostgreSQL, the HTTP client, and the simulator with its own ledger. */
let opened: LiveShop;
let simulator: LiveShop["simulator"];
let live: TestShop;
beforeAll(async () => {
  opened = await openLiveShop();
  ({ simulator, live } = opened);
});
afterAll(() => opened.close());

async function waiting(methodId: MethodId, lapsed = false): Promise<TestOrder> {
  const spec = { stage: "unauthorized", paid: false, lapsed } as const;
  return live.order({ methodId, ...spec, orderedAt: Date.now() - 3_600_000 });
}

/** Types a card on the provider's form, where the method takes one. */
async function cardOf({ methodId: method, orderNumber }: TestOrder, typed: Partial<Typing> = {}) {
  if (!takesCard(method)) return {};
  const { body } = await simulator.typeCard({ method, orderNumber, code: "123", ...typed });
  if (body.given === undefined) throw new Error(JSON.stringify(body));
  return { cardToken: body.given.token };
}

async function confirmed(order: TestOrder, card: { readonly cardToken?: string }) {
  const from = confirmation(await prepared(live, order, "authorize"), card);
  const confirm = () => confirmOrderVerb(live.deps, STAFF.operator, from);
  return { answer: await confirm(), confirm };
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

const authorizedAt = (order: TestOrder) =>
  read(live, order).then(({ payment }) => simulator.payment(payment?.providerPaymentId ?? ""));

describe.each(METHOD_IDS)("%s", (methodId) => {
  it.each([false, true])("is authorized by its own name, and captured with it as the page says: %s", async (on) => {
    await live.setFlags(methodId, { captureOnAuthorization: on, securityCodeRequired: on });
    const order = await waiting(methodId);
    const { answer } = await confirmed(order, await cardOf(order));
    expect(answer).toMatchObject({ ok: true, value: { kind: "done" } });
    const ledger = await authorizedAt(order);
    const { order: after, payment } = await read(live, order);
    const [operation] = await live.operations(order.id);
    if (operation === undefined) throw new Error("nothing was sent");
    const { flags, settings } = operation.decision;
    const { captureReason } = authorizationRules(methodId, { flags, ...settings });
    expect(ledger).toMatchObject({ orderNumber: order.orderNumber, state: captureReason ? "captured" : "authorized" });
    expect(payment).toMatchObject({
      state: ledger.state,
      authorized: 12_800,
      captured: ledger.captured,
      captureReason,
      cardLast4: takesCard(methodId) ? "1111" : null,
    });
    expect(after.paid).toBe(paymentBeginningOf(methodId) === "with_authorization");
  });
});

describe("a card", () => {
  it("that is declined leaves the order to be authorized with another one", async () => {
    const order = await waiting(METHOD.card);
    const { answer } = await confirmed(order, await cardOf(order, { number: "4000000000000002" }));
    expect(answer).toMatchObject({ value: { kind: "refused_by_provider", providerCode: expect.any(String) } });
    expect((await read(live, order)).payment).toMatchObject({ state: "rejected" });
    expect((await confirmed(order, await cardOf(order))).answer).toMatchObject({ value: { kind: "done" } });
    expect((await authorizedAt(order)).authorized).toBe(12_800);
  });

  it("is good once: its token brings no second authorization", async () => {
    const order = await waiting(METHOD.card);
    const card = await cardOf(order, { number: "4000000000000002" });
    await confirmed(order, card);
    expect((await confirmed(order, card)).answer).toEqual({ ok: false, error: { code: "card_token_used" } });
  });

  it("whose buyer is asked waits for the buyer, and is authorized when the buyer has approved", async () => {
    const order = await waiting(METHOD.card);
    const { answer, confirm } = await confirmed(order, await cardOf(order, { number: "4000002760003184" }));
    if (!answer.ok || answer.value.kind !== "pending" || answer.value.waitsFor.for !== "buyer") {
      throw new Error(`not asked: ${JSON.stringify(answer)}`);
    }
    await fetch(answer.value.waitsFor.url, { method: "POST", body: new URLSearchParams({ verdict: "approve" }) });
    expect(await settle(order)).toBe("succeeded");
    expect(await confirm()).toMatchObject({ value: { kind: "done" } });
  });
});

describe("on a bad day", () => {
  it.each([
    ["acts and never answers", { kind: "silent" }, "succeeded"],
    ["acts and cuts the connection", { kind: "cut" }, "succeeded"],
    ["acts and answers 500", { kind: "error_after_acting" }, "succeeded"],
    ["acts and answers no sense", { kind: "garbage" }, "succeeded"],
    ["acts and answers another amount", { kind: "wrong_amount", by: -1 }, "succeeded"],
    ["never acts, never answers", { kind: "drop" }, "not_sent"],
    ["answers 503", { kind: "unavailable" }, "not_sent"],
  ] as const)("a provider that %s: unknown, then by inquiry %s", async (_, fault, ending) => {
    await live.setFlags(METHOD.capturedByFlag, { captureOnAuthorization: false });
    const order = await waiting(METHOD.capturedByFlag, true);
    const match = { kind: "authorize" };
    expect((await simulator.request("POST", "/simulator/faults", { fault, match })).status).toBe(201);
    const { answer, confirm } = await confirmed(order, {});
    expect(answer).toMatchObject({ ok: true, value: { kind: "unknown" } });
    expect(await settle(order)).toBe(ending);
    expect(await confirm()).toMatchObject({ value: { kind: ending === "succeeded" ? "done" : "not_sent" } });
    const { payment } = await read(live, order);
    expect(payment?.state).toBe(ending === "succeeded" ? "authorized" : "awaiting");
    if (ending === "succeeded") expect((await authorizedAt(order)).entries).toHaveLength(1);
  });
});

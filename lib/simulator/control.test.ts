import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LedgerPage, LedgerPayment } from "@/lib/gateway/protocol";
import type { LoadLine, LoadPayment, LoadReport, LoadWaiting } from "./load-format";
import { authorization, FAR, openTestSimulator, operation, type TestSimulator } from "./testing/test-simulator";

const CARD = "gmo-pg/card-one-time";
const AT = "2026-10-01T00:00:02.000Z";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await openTestSimulator();
});
afterAll(() => simulator.close());

function toLoad(paymentId: string, more: Partial<LoadPayment> = {}): LoadPayment {
  const at = "2026-10-01T00:00:00.000Z";
  return {
    paymentId,
    provider: "gmo-pg",
    method: CARD,
    orderNumber: "261001-0001",
    state: "authorized",
    providerStatus: "AUTH",
    authorized: 3_000,
    captured: 0,
    refunded: 0,
    orderedAt: at,
    paymentAt: at,
    capturedAt: null,
    canceledAt: null,
    updatedAt: at,
    entries: [
      {
        seq: 1,
        operationId: `${paymentId}-1`,
        kind: "authorize",
        amount: 3_000,
        at,
        providerOperation: "ExecTran AUTH",
        providerCode: null,
        providerStatus: "AUTH",
      },
    ],
    ...more,
  };
}

function lines(payments: readonly LoadLine[]): string {
  return payments.map((payment) => JSON.stringify(payment)).join("\n");
}

describe("a load", () => {
  it("lays payments as they are, whose operations can then be asked for and which go on living", async () => {
    const capturedAt = "2026-10-02T00:00:00.000Z";
    const base = toLoad("loaded-2");
    const [authorizing] = base.entries;
    if (authorizing === undefined) throw new Error("no entry");
    const captured = toLoad("loaded-2", {
      state: "captured",
      captured: 2_500,
      capturedAt,
      updatedAt: capturedAt,
      entries: [
        authorizing,
        { ...authorizing, seq: 2, operationId: "loaded-2-2", kind: "capture", amount: 2_500, at: capturedAt },
      ],
    });
    const { status, body } = await simulator.request<LoadReport>(
      "POST",
      "/simulator/load",
      lines([toLoad("loaded-1"), captured]),
    );
    expect({ status, body }).toEqual({ status: 200, body: { loaded: 2, skipped: 0 } });
    const unsaid = { lapsedAt: null, buyerPaidAt: null, card: null, shipment: null };
    expect(await simulator.payment("loaded-2")).toEqual({ ...captured, ...unsaid, providerStatus: "SALES" });
    const first = await simulator.inquire("loaded-2-1");
    expect(first.body).toMatchObject({
      found: true,
      answer: { kind: "authorize", result: "succeeded", payment: { state: "authorized", entries: [{ seq: 1 }] } },
    });
    const { body: cancel } = await simulator.operate("loaded-2", operation(captured));
    expect(cancel.payment).toMatchObject({ state: "refunded", refunded: 2_500 });
    expect((await simulator.inquire("loaded-2-2")).body).toMatchObject({
      found: true,
      answer: { payment: { state: "captured", captured: 2_500, refunded: 0 } },
    });
  });

  it("may bring an operation that was taken and is never finished: it is pending, and the payment as it was", async () => {
    const payment = toLoad("loaded-taken");
    const at = "2026-10-02T00:00:00.000Z";
    const cancel = { ...operation(payment), operationId: "loaded-taken-2", kind: "cancel" as const };
    const { operationId, kind, amount, providerOperation } = cancel;
    const taken = { operationId, kind, amount, providerOperation, at, expiresAt: at };
    const { body } = await simulator.request<LoadReport>("POST", "/simulator/load", lines([{ ...payment, taken }]));
    expect(body).toEqual({ loaded: 1, skipped: 0 });
    expect((await simulator.inquire(operationId)).body).toMatchObject({
      found: true,
      answer: { kind: "cancel", result: "pending", payment: { state: "authorized", entries: [{ seq: 1 }] } },
    });
    expect((await simulator.payment("loaded-taken")).entries).toHaveLength(1);
    const client = new pg.Client({ connectionString: simulator.databaseUrl });
    await client.connect();
    const { rowCount } = await client.query(
      "SELECT FROM simulator.requests WHERE operation_id = $1 AND due_at > now() + interval '1000 years'",
      [operationId],
    );
    await client.end();
    expect(rowCount).toBe(1);
  });

  const waiting = (operationId: string, more: Partial<LoadWaiting["waiting"]> = {}): LoadWaiting => ({
    waiting: {
      operationId,
      provider: "gmo-pg",
      method: CARD,
      providerOperation: "ExecTran AUTH",
      orderNumber: `W-${operationId}`,
      orderedAt: "2026-10-01T00:00:00.000Z",
      amount: 4_800,
      captureNow: false,
      threeDSecure: true,
      card: { brand: "JCB", last4: "0042", expiry: "2029-04", securityCode: "given" },
      expiresAt: "2026-10-01T00:00:10.000Z",
      at: "2026-10-01T00:00:02.000Z",
      waitsFor: { for: "buyer", challengeId: `c-${operationId}` },
      until: FAR,
      ...more,
    },
  });

  it("may bring an authorization that waits for its buyer: the link is good, and the buyer's approval makes the payment", async () => {
    const loaded = lines([waiting("waits-1")]);
    expect((await simulator.request("POST", "/simulator/load", loaded)).body).toEqual({ loaded: 1, skipped: 0 });
    expect((await simulator.request("POST", "/simulator/load", loaded)).body).toEqual({ loaded: 0, skipped: 1 });
    const url = `${simulator.simulator.pagesUrl}/3ds/c-waits-1`;
    expect((await simulator.inquire("waits-1")).body).toMatchObject({
      found: true,
      answer: { kind: "authorize", result: "pending", paymentId: null, waitsFor: { for: "buyer", url, until: FAR } },
    });
    const decided = await fetch(url, { method: "POST", body: new URLSearchParams({ verdict: "approve" }) });
    expect(decided.ok).toBe(true);
    const card = { brand: "JCB", last4: "0042", expiry: "2029-04", securityCode: "given" };
    expect((await simulator.inquire("waits-1")).body).toMatchObject({
      answer: {
        result: "succeeded",
        payment: { orderNumber: "W-waits-1", state: "authorized", authorized: 4_800, card },
      },
    });
  });

  it.each([
    ["approve", "succeeded"],
    ["decline", "refused"],
  ] as const)("may bring one that is screened, and that ends by itself as it says: %s", async (end, result) => {
    const screened = waiting(`screened-${end}`, { card: null, waitsFor: { for: "screening", end } });
    const over = waiting(`over-${end}`, { ...screened.waiting, operationId: `over-${end}`, until: AT });
    expect((await simulator.request("POST", "/simulator/load", lines([screened, over]))).body).toMatchObject({
      loaded: 2,
    });
    expect((await simulator.inquire(`screened-${end}`)).body).toMatchObject({
      answer: { result: "pending", waitsFor: { for: "screening" } },
    });
    await expect.poll(async () => (await simulator.inquire(`over-${end}`)).body).toMatchObject({ answer: { result } });
  });

  it("refuses a waiting authorization of an unknown method, or without its end", async () => {
    for (const more of [{ method: "gmo-pg/nothing" }, { until: "soon" }, { amount: 0 }]) {
      const { status } = await simulator.request("POST", "/simulator/load", lines([waiting("wrong-2", more)]));
      expect(status).toBe(400);
    }
    expect((await simulator.inquire("wrong-2")).body).toMatchObject({ found: false });
  });

  it("can be repeated, and leaves what is there", async () => {
    const payments = [toLoad("loaded-1"), toLoad("loaded-3")];
    const { body } = await simulator.request<LoadReport>("POST", "/simulator/load", lines(payments));
    expect(body).toEqual({ loaded: 1, skipped: 1 });
  });

  it.each<[string, Partial<LoadPayment>]>([
    ["amounts that its entries do not make", { authorized: 3_001 }],
    ["a state that its entries do not make", { state: "voided", canceledAt: "2026-10-01T00:00:00.000Z" }],
    ["no entries", { entries: [] }],
    ["an unknown method", { method: "gmo-pg/nothing" }],
    ["an instant that is none", { paymentAt: "2026-10-01" }],
  ])("refuses a payment with %s, and says which", async (_, more) => {
    const { status, body } = await simulator.request<{ error: string }>(
      "POST",
      "/simulator/load",
      lines([toLoad("wrong-1", more)]),
    );
    expect(status).toBe(400);
    expect(body.error).not.toBe("");
    expect((await simulator.request("GET", "/v1/payments/wrong-1")).status).toBe(404);
  });

  it("lays thousands in batches, and the ledger can be cleared", async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => toLoad(`many-${index}`));
    const { body } = await simulator.request<LoadReport>("POST", "/simulator/load", lines(many));
    expect(body).toEqual({ loaded: 2_500, skipped: 0 });
    expect((await simulator.request("DELETE", "/simulator/ledger")).status).toBe(200);
    const page = await simulator.request<LedgerPage>("GET", "/v1/ledger");
    expect(page.body.payments).toEqual([]);
  });
});

describe("the provider's console", () => {
  it("does what the state allows, beyond the limits of the linkage, and leaves an entry without an operation", async () => {
    const payment = await simulator.granted(authorization("paypal/paypal", { amount: 5_000 }));
    const work = (body: object) => simulator.request<LedgerPayment>("POST", "/simulator/console", body);
    const { paymentId } = payment;
    await work({ paymentId, kind: "change_amount", amount: 4_000 });
    await work({ paymentId, kind: "capture", amount: 4_000 });
    const { body } = await work({ paymentId, kind: "cancel" });
    expect(body).toMatchObject({ state: "refunded", captured: 4_000, refunded: 4_000 });
    expect(body.entries.slice(1).map((entry) => entry.operationId)).toEqual([null, null, null]);
    expect((await work({ paymentId, kind: "cancel" })).status).toBe(409);
    expect((await work({ paymentId: "unknown", kind: "cancel" })).status).toBe(404);
    expect((await work({ paymentId, kind: "capture" })).status).toBe(400);
  });
});

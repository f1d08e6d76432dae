import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tokenHeader } from "./address";
import { TABLES } from "./providers/registry";
import { startSimulator } from "./simulator";
import {
  authorization,
  FAR,
  openTestSimulator,
  operation,
  type TestSimulator,
  type Wrong,
} from "./testing/test-simulator";

const CARD = "gmo-pg/card-one-time";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await openTestSimulator();
});
afterAll(() => simulator.close());

describe("a payment's life", () => {
  it("goes from authorized to captured to refunded, one entry at a time", async () => {
    const payment = await simulator.granted(authorization(CARD, { amount: 12_800 }));
    expect(payment).toMatchObject({ state: "authorized", authorized: 12_800, captured: 0, providerStatus: "AUTH" });
    await simulator.operate(payment.paymentId, operation(payment, { kind: "capture", amount: 12_000 }));
    await simulator.operate(payment.paymentId, operation(payment, { kind: "change_amount", amount: 9_000 }));
    const { body } = await simulator.operate(payment.paymentId, operation(payment, { kind: "cancel", amount: 9_000 }));
    expect(body).toMatchObject({ result: "succeeded", providerStatus: "VOID" });
    expect(body.payment).toMatchObject({ state: "refunded", authorized: 12_800, captured: 12_000, refunded: 12_000 });
    expect(body.payment?.entries.map(({ seq, kind, amount }) => [seq, kind, amount])).toEqual([
      [1, "authorize", 12_800],
      [2, "capture", 12_000],
      [3, "change_amount", 9_000],
      [4, "cancel", 9_000],
    ]);
    expect(await simulator.payment(payment.paymentId)).toEqual(body.payment);
  });

  it("ends voided when it is canceled before the capture, and never changes again", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await simulator.operate(payment.paymentId, operation(payment, { kind: "terminate" }));
    const after = await simulator.payment(payment.paymentId);
    expect(after).toMatchObject({ state: "voided", captured: 0, refunded: 0 });
    for (const kind of ["cancel", "capture", "change_amount"] as const) {
      expect((await simulator.operate(payment.paymentId, operation(payment, { kind }))).body.result).toBe("refused");
    }
    expect(await simulator.payment(payment.paymentId)).toEqual(after);
  });

  it("raises authorized and captured together by an increase after the capture", async () => {
    const payment = await simulator.granted(authorization(CARD, { captureNow: true }));
    const { body } = await simulator.operate(
      payment.paymentId,
      operation(payment, { kind: "change_amount", amount: 11_500 }),
    );
    expect(body.payment).toMatchObject({ authorized: 11_500, captured: 11_500, refunded: 0 });
  });

  it("begins captured where the provider always captures, asked or not", async () => {
    const always = TABLES.flatMap((table) => Object.entries(table.methods)).filter(
      ([, method]) => method.captureNow === "always",
    );
    expect(always.length).toBeGreaterThan(0);
    for (const [method] of always) {
      expect(await simulator.granted(authorization(method))).toMatchObject({ state: "captured", captured: 10_000 });
    }
  });
});

describe("a request that is not one", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["an amount of nothing", { amount: 0 }, "amount"],
    ["half a yen", { amount: 10.5 }, "amount"],
    ["a negative amount", { amount: -1 }, "amount"],
    ["an enormous amount", { amount: 1_000_000_000 }, "amount"],
    ["an amount as a text", { amount: "100" }, "amount"],
    ["an instant that does not exist", { expiresAt: "2026-02-30T00:00:00.000Z" }, "expiresAt"],
    ["an instant with an offset", { orderedAt: "2026-11-23T09:00:00.000+09:00" }, "orderedAt"],
    ["no operation id", { operationId: undefined }, "operationId"],
    ["an operation id with a slash", { operationId: "a/b" }, "operationId"],
  ])("is malformed, its field named: %s", async (_, wrong, field) => {
    const request = { ...authorization(CARD), ...wrong };
    const said = await simulator.request<Wrong>("POST", "/v1/authorizations", request, { "idempotency-key": "x" });
    expect(said).toEqual({ status: 400, body: { error: { code: "malformed", field } } });
  });

  it("is malformed without JSON, and with a key that is not its operation id", async () => {
    expect((await simulator.request("POST", "/v1/authorizations", "no json")).status).toBe(400);
    const said = await simulator.request<Wrong>("POST", "/v1/authorizations", authorization(CARD), {
      "idempotency-key": "other",
    });
    expect(said.body.error).toEqual({ code: "malformed", field: "Idempotency-Key" });
  });

  it("names an unknown provider, method or payment", async () => {
    const payment = await simulator.granted(authorization(CARD));
    const code = async (said: Promise<{ readonly body: Wrong }>) => (await said).body.error.code;
    expect(await code(simulator.authorize<Wrong>(authorization("unknown/method")))).toBe("unknown_provider");
    expect(await code(simulator.authorize<Wrong>(authorization("gmo-pg/nothing")))).toBe("unknown_method");
    expect(await code(simulator.operate<Wrong>("unknown", operation(payment)))).toBe("unknown_payment");
    const ofAnother = operation({ ...payment, method: "gmo-pg/paypay" });
    expect(await code(simulator.operate<Wrong>(payment.paymentId, ofAnother))).toBe("unknown_payment");
    expect((await simulator.request("GET", "/v1/payments/unknown")).status).toBe(404);
    expect(await simulator.payment(payment.paymentId)).toEqual(payment);
  });
});

describe("an inquiry", () => {
  it("repeats the answer as it was, also when the payment has changed since", async () => {
    const payment = await simulator.granted(authorization(CARD));
    const capture = operation(payment, { kind: "capture" });
    const { body: answer } = await simulator.operate(payment.paymentId, capture);
    await simulator.operate(payment.paymentId, operation(payment));
    const { body } = await simulator.inquire(capture.operationId);
    expect(body).toMatchObject({ found: true, answer });
  });

  it("knows a refusal too, and knows nothing of what never came", async () => {
    const payment = await simulator.granted(authorization(CARD));
    const tooMuch = operation(payment, { kind: "capture", amount: 10_001 });
    const { body: answer } = await simulator.operate(payment.paymentId, tooMuch);
    expect(answer).toMatchObject({ result: "refused", providerCode: "E01060010" });
    expect((await simulator.inquire(tooMuch.operationId)).body).toMatchObject({ found: true, answer });
    expect((await simulator.inquire("never-came")).body).toEqual({ found: false, asOf: expect.any(String) });
  });

  it("says in_flight while the operation is being worked on, and so does the operation itself", async () => {
    const client = new pg.Client({ connectionString: simulator.databaseUrl });
    await client.connect();
    try {
      const request = authorization(CARD);
      await client.query("BEGIN");
      for (const lock of [0, 1]) {
        await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, $2))", [request.operationId, lock]);
      }
      expect((await simulator.inquire(request.operationId)).status).toBe(409);
      expect(await simulator.authorize<Wrong>(request)).toEqual({
        status: 409,
        body: { error: { code: "in_flight" } },
      });
      await client.query("ROLLBACK");
      expect((await simulator.authorize(request)).body.result).toBe("succeeded");
    } finally {
      await client.end();
    }
  });
});

describe("a mutation and inquiries about it", () => {
  it("do not hinder each other: none of them is sent away", async () => {
    for (let round = 0; round < 20; round += 1) {
      const request = authorization(CARD);
      const [said] = await Promise.all([
        simulator.authorize(request),
        ...Array.from({ length: 5 }, () => simulator.inquire(request.operationId)),
      ]);
      expect(said.status).toBe(200);
    }
  });

  it("do not hide a mutation that began: while an inquiry looks, it waits", async () => {
    const client = new pg.Client({ connectionString: simulator.databaseUrl });
    await client.connect();
    try {
      const request = authorization(CARD);
      await client.query("BEGIN");
      await client.query("SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 1))", [request.operationId]);
      const said = simulator.authorize(request);
      const waits = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
      await expect.poll(async () => (await client.query(waits)).rowCount).toBe(1);
      const { rows } = await client.query<{ now: Date }>("SELECT clock_timestamp() AS now");
      await client.query("COMMIT");
      const processedAt = Date.parse((await said).body.processedAt);
      expect(processedAt).toBeGreaterThanOrEqual(rows[0]?.now.getTime() ?? Number.POSITIVE_INFINITY);
    } finally {
      await client.end();
    }
  });
});

describe("expiresAt", () => {
  it("keeps a late request from beginning: 410, nothing done, nothing remembered", async () => {
    const payment = await simulator.granted(authorization(CARD));
    const late = operation(payment, { expiresAt: "2020-01-01T00:00:00.000Z" });
    expect(await simulator.operate<Wrong>(payment.paymentId, late)).toEqual({
      status: 410,
      body: { error: { code: "expired" } },
    });
    expect(await simulator.payment(payment.paymentId)).toEqual(payment);
    expect((await simulator.inquire(late.operationId)).body.found).toBe(false);
  });
});

describe("at the same time", () => {
  it("twenty cancels of one payment are one success", async () => {
    const payment = await simulator.granted(authorization(CARD));
    const said = await Promise.all(
      Array.from({ length: 20 }, () => simulator.operate(payment.paymentId, operation(payment))),
    );
    expect(said.filter(({ body }) => body.result === "succeeded")).toHaveLength(1);
    expect((await simulator.payment(payment.paymentId)).entries).toHaveLength(2);
  });
});

describe("the server", () => {
  it("is healthy once it answers, and tells its clock", async () => {
    const { status, body } = await simulator.request<{ status: string; asOf: string }>("GET", "/v1/health");
    expect({ status, said: body.status }).toEqual({ status: 200, said: "ok" });
    expect(Number.isNaN(Date.parse(body.asOf))).toBe(false);
  });

  it("answers an unknown path, and a path that is no well-formed escape", async () => {
    expect((await simulator.request("GET", "/v2/anything")).status).toBe(404);
    expect((await simulator.request("GET", "/v1/payments/%E0%A4%A")).status).toBe(404);
  });

  it("finds its ledger again after a restart on the same database", async () => {
    const payment = await simulator.granted(authorization(CARD, { operationId: randomUUID(), expiresAt: FAR }));
    const second = await startSimulator({ databaseUrl: simulator.databaseUrl, port: 0, token: "another" });
    try {
      const answer = await fetch(`${second.url}/v1/payments/${payment.paymentId}`, { headers: tokenHeader(second) });
      expect(await answer.json()).toEqual(payment);
    } finally {
      await second.close();
    }
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { LedgerPage, LedgerPayment } from "@/lib/gateway/protocol";
import { authorization, openTestSimulator, operation, type TestSimulator } from "./testing/test-simulator";

const START = Date.parse("2026-11-12T03:00:00.000Z");
const DAY_MS = 86_400_000;

let now = START;
let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await openTestSimulator(() => now);
});
afterEach(() => simulator.request("PUT", "/simulator/switches", { reset: true }));
afterAll(() => simulator.close());

const stateOf = async ({ paymentId }: LedgerPayment) => (await simulator.payment(paymentId)).state;
const letIt = (what: string, { paymentId }: LedgerPayment) =>
  simulator.request<LedgerPayment>("POST", `/simulator/payments/${paymentId}/${what}`);

describe("an authorization that is not captured", () => {
  it.each([
    ["amazon/pay-v2", 30],
    ["smartpay/smartpay", 7],
    ["paygent/card", 60],
    ["gmo-pg/card-one-time", 90],
    ["gmo-pg/carrier-softbank-b", 60],
    ["sbps/paypay", 30],
    ["paypal/paypal", 29],
  ])("of %s lapses after %i days by itself, and only while its switch is on", async (method, days) => {
    now = START;
    const payment = await simulator.granted(authorization(method));
    const captured = await simulator.granted(authorization(method, { captureNow: true }));
    now = START + days * DAY_MS;
    await simulator.request("PUT", "/simulator/switches", {
      switches: { [`${payment.provider}:authorization-lapses`]: true },
    });
    const inTime = await simulator.operate(payment.paymentId, operation(payment, { kind: "capture", amount: 10_001 }));
    expect(inTime.body.payment?.state).toBe("authorized");
    now += 1;
    const late = await simulator.operate(payment.paymentId, operation(payment, { kind: "capture" }));
    expect(late.body.result).toBe("refused");
    await expect.poll(() => stateOf(payment)).toBe("lapsed");
    expect(await stateOf(captured)).toBe("captured");
    const lapsed = await simulator.payment(payment.paymentId);
    expect(Date.parse(lapsed.lapsedAt ?? "")).toBe(now);
    expect(lapsed.entries.map(({ kind }) => kind)).toEqual(["authorize"]);
  });

  it("stays where its limit is switched off", async () => {
    now = START;
    const payment = await simulator.granted(authorization("amazon/pay"));
    now += 400 * DAY_MS;
    expect((await simulator.operate(payment.paymentId, operation(payment, { kind: "capture" }))).body.result).toBe(
      "succeeded",
    );
  });

  it("can be told to lapse now, is then in the ledger's changes, and takes nothing more", async () => {
    const payment = await simulator.granted(authorization("gmo-pg/card-link"));
    now += 5_000;
    expect((await letIt("lapse", payment)).body).toMatchObject({ state: "lapsed", captured: 0, capturedAt: null });
    const since = new Date(now).toISOString();
    const { body: page } = await simulator.request<LedgerPage>("GET", `/v1/ledger?changedSince=${since}`);
    expect(page.payments.map(({ paymentId }) => paymentId)).toContain(payment.paymentId);
    for (const kind of ["cancel", "capture", "change_amount"] as const) {
      const { body } = await simulator.operate(payment.paymentId, operation(payment, { kind }));
      expect(body).toMatchObject({ result: "refused", providerCode: "E01110014" });
    }
    expect((await letIt("lapse", payment)).status).toBe(409);
    const [entry] = payment.entries;
    const { body: inquiry } = await simulator.inquire(entry?.operationId ?? "");
    expect(inquiry).toMatchObject({ answer: { result: "succeeded", payment: { state: "authorized" } } });
  });
});

describe("a buyer who pays later", () => {
  it("is told in the ledger once, and moves nothing else", async () => {
    const payment = await simulator.granted(authorization("rakuten-card/konbini"));
    now += 5_000;
    const { body } = await letIt("buyer-paid", payment);
    const at = new Date(now).toISOString();
    expect(body).toEqual({ ...payment, buyerPaidAt: at, updatedAt: at });
    expect((await letIt("buyer-paid", payment)).status).toBe(409);
    expect((await letIt("buyer-paid", { ...payment, paymentId: "nothing" })).status).toBe(404);
  });
});

describe("a slip number", () => {
  const shipment = { carrier: "ヤマト運輸", slipNumber: "123456789012", shippedOn: "2026-11-28" };
  const report = (payment: LedgerPayment, more = {}) =>
    operation(payment, { kind: "report_shipment", shipment, ...more });

  it.each(["np/connect-pro", "gmo-ps/deferred", "yamato/card", "catchball/atobarai"])(
    "is taken by %s, leaves an entry and no other stage",
    async (method) => {
      const payment = await simulator.granted(authorization(method));
      const { body } = await simulator.operate(payment.paymentId, report(payment));
      expect(body).toMatchObject({
        result: "succeeded",
        payment: { state: "authorized", shipment, authorized: 10_000 },
      });
      expect(body.payment?.entries.map(({ kind, amount }) => [kind, amount])).toEqual([
        ["authorize", 10_000],
        ["report_shipment", 10_000],
      ]);
      const { body: captured } = await simulator.operate(payment.paymentId, operation(payment, { kind: "capture" }));
      expect(captured.payment).toMatchObject({ state: "captured", shipment });
    },
  );

  it("is refused where the provider takes none, after the end, and without its number", async () => {
    const card = await simulator.granted(authorization("gmo-pg/card-link"));
    expect((await simulator.operate(card.paymentId, report(card))).body.result).toBe("refused");
    const deferred = await simulator.granted(authorization("np/connect-pro"));
    const empty = report(deferred, { shipment: undefined });
    expect((await simulator.operate(deferred.paymentId, empty)).status).toBe(400);
    await simulator.operate(deferred.paymentId, operation(deferred));
    expect((await simulator.operate(deferred.paymentId, report(deferred))).body.result).toBe("refused");
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { OperationRequest } from "@/lib/gateway/protocol";
import { authorization, openTestSimulator, operation, type TestSimulator } from "../testing/test-simulator";
import { TABLES } from "./registry";

const START = "2026-11-12T03:00:00.000Z";

let now = Date.parse(START);
let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await openTestSimulator(() => now);
});
afterEach(() => simulator.request("PUT", "/simulator/switches", { reset: true }));
afterAll(() => simulator.close());

function turnOn(...switches: readonly string[]) {
  return simulator.request("PUT", "/simulator/switches", {
    switches: Object.fromEntries(switches.map((id) => [id, true])),
  });
}

interface Edge {
  readonly id: string;
  readonly method: string;
  readonly captureNow?: boolean;
  readonly asks: Partial<OperationRequest>;
  /** The last instant allowed, for a payment of START. */
  readonly last: string;
}

const EDGES: readonly Edge[] = [
  { id: "gmo-pg:end-within-180-days", method: "gmo-pg/card-link", asks: {}, last: "2027-05-11T03:00:00.000Z" },
  {
    id: "gmo-pg:au-return-2-months",
    method: "gmo-pg/carrier-au",
    captureNow: true,
    asks: {},
    last: "2027-01-31T14:59:59.999Z",
  },
  {
    id: "gmo-pg:softbank-cancel-window",
    method: "gmo-pg/carrier-softbank-b",
    captureNow: true,
    asks: {},
    last: "2026-11-23T14:59:59.999Z",
  },
  { id: "gmo-pg:docomo-until-20h", method: "gmo-pg/carrier-docomo", asks: {}, last: "2027-01-31T11:00:00.000Z" },
  {
    id: "gmo-pg:rakuten-v2-after-1-month",
    method: "gmo-pg/rakuten-pay-v2",
    captureNow: true,
    asks: {},
    last: "2026-12-31T14:59:59.999Z",
  },
  {
    id: "gmo-pg:rakuten-v2-before-5-months",
    method: "gmo-pg/rakuten-pay-v2",
    asks: {},
    last: "2027-04-30T14:59:59.999Z",
  },
  {
    id: "gmo-pg:au-pay-until-day-89",
    method: "gmo-pg/au-pay",
    asks: { kind: "capture" },
    last: "2027-02-09T14:59:59.999Z",
  },
  { id: "sony:follow-up-7-months", method: "sony/card", asks: {}, last: "2027-06-30T14:59:59.999Z" },
  {
    id: "sbps:paypay-refund-365-days",
    method: "sbps/paypay",
    captureNow: true,
    asks: {},
    last: "2027-11-12T14:59:59.999Z",
  },
  { id: "zeus:cancel-240-days", method: "zeus/card", asks: {}, last: "2027-07-10T03:00:00.000Z" },
  { id: "np:atone-120-days", method: "np/atone-per-use", asks: {}, last: "2027-03-12T03:00:00.000Z" },
];

describe("a further limit", () => {
  it.each(EDGES)("$id holds after its last instant, and only while its switch is on", async (edge) => {
    const make = async (): Promise<(more?: Partial<OperationRequest>) => Promise<string>> => {
      now = Date.parse(START);
      const payment = await simulator.granted(
        authorization(edge.method, { captureNow: edge.captureNow ?? false, orderedAt: START }),
      );
      return async () => (await simulator.operate(payment.paymentId, operation(payment, edge.asks))).body.result;
    };
    const [inTime, late, off] = [await make(), await make(), await make()];
    await turnOn(edge.id);
    now = Date.parse(edge.last);
    expect(await inTime()).toBe("succeeded");
    now += 1;
    expect(await late()).toBe("refused");
    await simulator.request("PUT", "/simulator/switches", { switches: { [edge.id]: false } });
    expect(await off()).toBe("succeeded");
  });

  it("wants the job that the day of the capture asks for", async () => {
    await turnOn("gmo-pg:job-by-day-of-capture");
    const jobs: string[] = [];
    for (const at of ["2026-11-12T14:59:59.999Z", "2026-11-12T15:00:00.000Z", "2026-11-30T15:00:00.000Z"]) {
      now = Date.parse(START);
      const payment = await simulator.granted(authorization("gmo-pg/card-one-time", { captureNow: true }));
      now = Date.parse(at);
      for (const job of ["VOID", "RETURN", "RETURNX"]) {
        const cancel = operation(payment, { providerOperation: `AlterTran ${job}` });
        const { body } = await simulator.operate(payment.paymentId, cancel);
        if (body.result === "succeeded") jobs.push(job);
      }
    }
    expect(jobs).toEqual(["VOID", "RETURN", "RETURNX"]);
  });

  it("captures whole amounts alone, and an order number once, where that is switched on", async () => {
    now = Date.parse(START);
    await turnOn("gmo-pg:capture-whole-amount", "gmo-pg:order-number-once");
    const request = authorization("gmo-pg/card-one-time");
    const payment = await simulator.granted(request);
    const { body: part } = await simulator.operate(
      payment.paymentId,
      operation(payment, { kind: "capture", amount: 9_999 }),
    );
    expect(part).toMatchObject({ result: "refused", providerCode: "E01060010" });
    const again = authorization("gmo-pg/card-one-time", { orderNumber: request.orderNumber });
    expect((await simulator.authorize(again)).body).toMatchObject({ result: "refused", providerCode: "E01040010" });
    await simulator.operate(payment.paymentId, operation(payment));
    const afterwards = authorization("gmo-pg/card-one-time", { orderNumber: request.orderNumber });
    expect((await simulator.authorize(afterwards)).body.result).toBe("succeeded");
  });

  it("begins at the next noon for d払い, and LINE Pay takes nothing", async () => {
    await turnOn("gmo-pg:docomo-from-next-noon", "gmo-pg:line-pay-ended");
    now = Date.parse(START);
    const payment = await simulator.granted(authorization("gmo-pg/carrier-docomo", { captureNow: true }));
    now = Date.parse("2026-11-13T02:59:59.999Z");
    expect((await simulator.operate(payment.paymentId, operation(payment))).body.result).toBe("refused");
    now += 1;
    expect((await simulator.operate(payment.paymentId, operation(payment))).body.result).toBe("succeeded");
    expect((await simulator.authorize(authorization("gmo-pg/line-pay"))).body.result).toBe("refused");
  });
});

describe("a result that comes later", () => {
  const LATER = [
    { id: "paygent:accepted-first", method: "paygent/card", captureNow: true, kind: "cancel", after: 0 },
    { id: "sbps:paypay-refund-created", method: "sbps/paypay", captureNow: true, kind: "cancel", after: 0 },
    {
      id: "veritrans4g:rakuten-pending",
      method: "veritrans4g/rakuten-pay",
      captureNow: false,
      kind: "cancel",
      after: 0,
    },
    {
      id: "amazon:late-capture-pending",
      method: "amazon/pay-v2",
      captureNow: false,
      kind: "capture",
      after: 8 * 86_400_000,
    },
  ] as const;

  it.each(LATER)("$id is pending, blocks the payment, and ends in what the inquiry then says", async (later) => {
    await turnOn(later.id);
    await simulator.request("PUT", "/simulator/switches", { pendingMs: 60_000 });
    now = Date.parse(START);
    const payment = await simulator.granted(authorization(later.method, { captureNow: later.captureNow }));
    now += later.after;
    const asked = operation(payment, { kind: later.kind });
    const { body } = await simulator.operate(payment.paymentId, asked);
    expect(body).toMatchObject({ result: "pending", payment: { state: payment.state } });
    expect((await simulator.operate(payment.paymentId, operation(payment))).body.result).toBe("refused");
    expect((await simulator.inquire(asked.operationId)).body).toMatchObject({
      found: true,
      answer: { result: "pending" },
    });
    now += 60_000;
    const ended = later.kind === "capture" ? "captured" : payment.state === "captured" ? "refunded" : "voided";
    await expect
      .poll(async () => (await simulator.inquire(asked.operationId)).body)
      .toMatchObject({ found: true, answer: { result: "succeeded", payment: { state: ended } } });
  });
});

it("every limit has a switch of its own, all off at first, and an unknown one is refused", async () => {
  const { body } = await simulator.request<{ switches: { id: string; on: boolean }[] }>("GET", "/simulator/switches");
  const limits = TABLES.flatMap((table) =>
    (table.furtherLimits ?? []).map((limit) => `${table.provider}:${limit.name}`),
  );
  expect(body.switches.map(({ id }) => id)).toEqual(limits);
  expect(new Set(limits).size).toBe(limits.length);
  expect(body.switches.every(({ on }) => !on)).toBe(true);
  const said = await simulator.request("PUT", "/simulator/switches", { switches: { "unknown:switch": true } });
  expect(said.status).toBe(400);
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { OperationKind } from "@/lib/gateway/protocol";
import { tokenHeader } from "./address";
import { authorization, openTestSimulator, operation, type TestSimulator } from "./testing/test-simulator";

const CARD = "gmo-pg/card-one-time";
const WITH_KEYS = "smartpay/smartpay";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await openTestSimulator();
});
afterEach(() => simulator.request("DELETE", "/simulator/faults"));
afterAll(() => simulator.close());

function fault(order: object): Promise<{ readonly status: number }> {
  return simulator.request("POST", "/simulator/faults", order);
}

const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** Sends an operation to which no answer is expected, and gives up on it at once that it is there. */
function sendWithoutWaiting(
  paymentId: string,
  request: ReturnType<typeof operation>,
  signal: AbortSignal,
): Promise<string> {
  return fetch(`${simulator.simulator.url}/v1/payments/${paymentId}/operations`, {
    method: "POST",
    signal,
    headers: {
      ...tokenHeader(simulator.simulator),
      "content-type": "application/json",
      "idempotency-key": request.operationId,
    },
    body: JSON.stringify(request),
  }).then(
    () => "answered",
    () => "nothing",
  );
}

async function entriesOf(paymentId: string): Promise<readonly OperationKind[]> {
  return (await simulator.payment(paymentId)).entries.map((entry) => entry.kind);
}

describe("a fault", () => {
  it("silent: the provider does the work and does not say so", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind: "silent" } });
    const cancel = operation(payment);
    const giveUp = new AbortController();
    const sent = sendWithoutWaiting(payment.paymentId, cancel, giveUp.signal);
    await expect.poll(() => entriesOf(payment.paymentId)).toEqual(["authorize", "cancel"]);
    giveUp.abort();
    expect(await sent).toBe("nothing");
    expect((await simulator.inquire(cancel.operationId)).body.found).toBe(true);
  });

  it("drop: the provider does nothing and says nothing", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind: "drop" } });
    const cancel = operation(payment);
    const giveUp = new AbortController();
    const sent = sendWithoutWaiting(payment.paymentId, cancel, giveUp.signal);
    await expect
      .poll(async () => (await simulator.request<{ faults: unknown[] }>("GET", "/simulator/faults")).body.faults)
      .toEqual([]);
    giveUp.abort();
    expect(await sent).toBe("nothing");
    expect(await entriesOf(payment.paymentId)).toEqual(["authorize"]);
    expect((await simulator.inquire(cancel.operationId)).body.found).toBe(false);
  });

  it("cut: the work is done, the connection is gone", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind: "cut" } });
    await expect(simulator.operate(payment.paymentId, operation(payment))).rejects.toThrow();
    expect(await entriesOf(payment.paymentId)).toEqual(["authorize", "cancel"]);
  });

  it.each([
    ["error_after_acting", 500, ["authorize", "cancel"]],
    ["unavailable", 503, ["authorize"]],
  ])("%s: %i", async (kind, status, entries) => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind } });
    expect((await simulator.operate(payment.paymentId, operation(payment))).status).toBe(status);
    expect(await entriesOf(payment.paymentId)).toEqual(entries);
  });

  it("slow: begins late, past expiresAt not at all", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind: "slow", ms: 60, when: "before" }, times: 2 });
    const started = Date.now();
    expect((await simulator.operate(payment.paymentId, operation(payment, { expiresAt: soon(10) }))).status).toBe(410);
    expect((await simulator.operate(payment.paymentId, operation(payment))).body.result).toBe("succeeded");
    expect(Date.now() - started).toBeGreaterThanOrEqual(118);
  });

  it("slow after acting: an inquiry knows before the answer comes", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind: "slow", ms: 400 } });
    const cancel = operation(payment);
    const answer = simulator.operate(payment.paymentId, cancel);
    await expect.poll(async () => (await simulator.inquire(cancel.operationId)).body.found).toBe(true);
    expect((await answer).body.result).toBe("succeeded");
  });

  it("twice: a provider with keys acts once, one that forgot acts again", async () => {
    const payment = await simulator.granted(authorization(WITH_KEYS));
    await fault({ fault: { kind: "twice" }, match: { kind: "cancel" } });
    expect((await simulator.operate(payment.paymentId, operation(payment))).body.result).toBe("succeeded");
    await fault({ fault: { kind: "twice", forget: true }, match: { kind: "authorize" } });
    const request = authorization(WITH_KEYS);
    const { body: second } = await simulator.authorize(request);
    const { body: inquiry } = await simulator.inquire(request.operationId);
    expect(inquiry.found && inquiry.answer.paymentId).not.toBe(second.paymentId);
  });

  it("garbage: the work is done, the answer is none", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind: "garbage" } });
    await expect(simulator.operate(payment.paymentId, operation(payment))).rejects.toThrow();
    expect(await entriesOf(payment.paymentId)).toEqual(["authorize", "cancel"]);
  });

  it("wrong_amount: done rightly, told wrongly; other_amount: done wrongly, told rightly", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind: "wrong_amount", by: 7 } });
    const change = operation(payment, { kind: "change_amount", amount: 9_000 });
    expect((await simulator.operate(payment.paymentId, change)).body.payment?.authorized).toBe(9_007);
    expect((await simulator.payment(payment.paymentId)).authorized).toBe(9_000);
    await fault({ fault: { kind: "other_amount", by: -500 } });
    const again = operation(payment, { kind: "change_amount", amount: 8_000 });
    expect((await simulator.operate(payment.paymentId, again)).body.payment?.authorized).toBe(7_500);
    expect((await simulator.payment(payment.paymentId)).authorized).toBe(7_500);
  });

  it("unentered: done and said so, entered without the operation's id; denied: done and entered, said to be refused, for ever", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind: "unentered" } });
    const change = operation(payment, { kind: "change_amount", amount: 9_000 });
    const { body } = await simulator.operate(payment.paymentId, change);
    expect(body).toMatchObject({ result: "succeeded", payment: { authorized: 9_000 } });
    expect(body.payment?.entries.at(-1)).toMatchObject({ kind: "change_amount", amount: 9_000, operationId: null });
    expect((await simulator.inquire(change.operationId)).body).toMatchObject({ answer: body });
    await fault({ fault: { kind: "denied" } });
    const cancel = operation(payment);
    const denied = (await simulator.operate(payment.paymentId, cancel)).body;
    expect(denied).toMatchObject({ result: "refused", payment: { state: "voided" } });
    expect(denied.payment?.entries.at(-1)).toMatchObject({ kind: "cancel", operationId: cancel.operationId });
    expect((await simulator.inquire(cancel.operationId)).body).toMatchObject({ answer: denied });
  });

  it("refuse: with the provider's code for a cause, or with a code as told, and for ever", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind: "refuse", code: "E11010999" }, match: { paymentId: payment.paymentId } });
    const cancel = operation(payment);
    const { body } = await simulator.operate(payment.paymentId, cancel);
    expect(body).toMatchObject({ result: "refused", providerCode: "E11010999" });
    expect((await simulator.operate(payment.paymentId, cancel)).body).toEqual(body);
    const request = authorization(CARD);
    await fault({ fault: { kind: "refuse" }, match: { orderNumber: request.orderNumber } });
    expect((await simulator.authorize(request)).body).toMatchObject({
      result: "refused",
      paymentId: null,
      payment: null,
    });
  });

  it("late: an inquiry finds nothing, and then it is done, within expiresAt", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind: "late" } });
    const cancel = operation(payment, { expiresAt: soon(8_000) });
    const answer = simulator.operate(payment.paymentId, cancel);
    await expect
      .poll(async () => (await simulator.request<{ faults: unknown[] }>("GET", "/simulator/faults")).body.faults)
      .toEqual([]);
    expect((await simulator.inquire(cancel.operationId)).body.found).toBe(false);
    expect((await answer).body.result).toBe("succeeded");
    expect((await simulator.inquire(cancel.operationId)).body.found).toBe(true);
  });

  it("late, without an inquiry: done just before expiresAt", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind: "late" } });
    const { body } = await simulator.operate(payment.paymentId, operation(payment, { expiresAt: soon(700) }));
    expect(body.result).toBe("succeeded");
  });

  it("after_expiry: done after an inquiry's final nothing, against the protocol", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await fault({ fault: { kind: "after_expiry", ms: 50 } });
    const expiresAt = soon(50);
    const { body } = await simulator.operate(payment.paymentId, operation(payment, { expiresAt }));
    expect(body.result).toBe("succeeded");
    expect(Date.parse(body.processedAt)).toBeGreaterThan(Date.parse(expiresAt));
  });

  it("of an inquiry: down, garbage, or a lie", async () => {
    const request = authorization(CARD);
    await simulator.authorize(request);
    await fault({ on: "inquiry", fault: { kind: "unavailable" }, match: { operationId: request.operationId } });
    await fault({ on: "inquiry", fault: { kind: "deny" }, match: { operationId: request.operationId } });
    expect((await simulator.inquire("another")).status).toBe(200);
    expect((await simulator.inquire(request.operationId)).status).toBe(503);
    expect((await simulator.inquire(request.operationId)).body.found).toBe(false);
    expect((await simulator.inquire(request.operationId)).body.found).toBe(true);
    await fault({ on: "ledger", fault: { kind: "unavailable" } });
    expect((await simulator.request("GET", "/v1/ledger")).status).toBe(503);
  });
});

describe("the list of faults", () => {
  it("uses the first that fits as often as it was told, and can be cleared one by one", async () => {
    const first = await simulator.request<{ id: number }>("POST", "/simulator/faults", {
      fault: { kind: "unavailable" },
      times: 2,
      match: { kind: "capture" },
    });
    await fault({ fault: { kind: "error_after_acting" } });
    const listed = await simulator.request<{ faults: { id: number; left: number }[] }>("GET", "/simulator/faults");
    expect(listed.body.faults.map(({ left }) => left)).toEqual([2, 1]);
    const gone = await simulator.request("DELETE", `/simulator/faults/${first.body.id}`);
    expect(gone.status).toBe(200);
    expect((await simulator.request("DELETE", `/simulator/faults/${first.body.id}`)).status).toBe(404);
  });

  it.each([
    { fault: { kind: "explode" } },
    { on: "inquiry", fault: { kind: "twice" } },
    { fault: { kind: "slow" } },
    { fault: { kind: "silent" }, times: 0 },
    { fault: { kind: "silent" }, match: { colour: "red" } },
    "no json",
  ])("takes no nonsense: %j", async (order) => {
    expect((await simulator.request("POST", "/simulator/faults", order)).status).toBe(400);
  });
});

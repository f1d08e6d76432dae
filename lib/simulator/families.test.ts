import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TABLES } from "./providers/registry";
import { authorization, openTestSimulator, operation, type TestSimulator } from "./testing/test-simulator";

let now = Date.parse("2026-11-23T06:00:00.000Z");
let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await openTestSimulator(() => now);
});
afterAll(() => simulator.close());

/** One method per provider of a family, cancelable before the capture. */
function methodsOf(family: (typeof TABLES)[number]["family"]): readonly string[] {
  return TABLES.filter((table) => table.family === family).flatMap((table) => {
    const [found] = Object.entries(table.methods).find(([, method]) => method.cancel?.before !== undefined) ?? [];
    return found === undefined ? [] : [found];
  });
}

async function granted(method: string) {
  return simulator.granted(authorization(method, { amount: 5_000 }));
}

describe.each(methodsOf("idempotency_key"))("a provider with keys (%s)", (method) => {
  it("answers a repetition with the first answer and does nothing", async () => {
    const payment = await granted(method);
    const cancel = operation(payment);
    const first = await simulator.operate(payment.paymentId, cancel);
    expect(await simulator.operate(payment.paymentId, cancel)).toEqual(first);
    expect((await simulator.payment(payment.paymentId)).entries).toHaveLength(2);
  });

  it("makes one payment of an authorization that came twice", async () => {
    const request = authorization(method);
    const first = await simulator.authorize(request);
    expect(await simulator.authorize(request)).toEqual(first);
  });

  it("refuses the key with another body, and the first one's record stays", async () => {
    const payment = await granted(method);
    const capture = operation(payment, { kind: "cancel", amount: 5_000 });
    const { body: first } = await simulator.operate(payment.paymentId, capture);
    const { body } = await simulator.operate(payment.paymentId, { ...capture, amount: 4_000 });
    expect(body).toMatchObject({ result: "refused", operationId: capture.operationId });
    expect(body.providerCode).not.toBeNull();
    expect((await simulator.inquire(capture.operationId)).body).toMatchObject({ found: true, answer: first });
  });

  it("takes the same request with another expiresAt for the same", async () => {
    const payment = await granted(method);
    const cancel = operation(payment);
    const first = await simulator.operate(payment.paymentId, cancel);
    const later = { ...cancel, expiresAt: "2099-06-01T00:00:00.000Z" };
    expect(await simulator.operate(payment.paymentId, later)).toEqual(first);
  });

  it("forgets the key after its window: the id then is new, and a canceled payment cannot be canceled", async () => {
    const hours = TABLES.find((table) => method.startsWith(`${table.provider}/`))?.keyWindowHours ?? 0;
    const payment = await granted(method);
    const cancel = operation(payment);
    const first = await simulator.operate(payment.paymentId, cancel);
    now += hours * 60 * 60 * 1_000;
    expect(await simulator.operate(payment.paymentId, cancel)).toEqual(first);
    now += 1;
    expect((await simulator.operate(payment.paymentId, cancel)).body.result).toBe("refused");
    expect((await simulator.inquire(cancel.operationId)).body).toMatchObject({ found: true, answer: first.body });
  });
});

describe.each(methodsOf("merchant_operation_id"))("a provider with merchants' ids (%s)", (method) => {
  it("refuses a repetition as a duplicate; the inquiry tells how the first ended", async () => {
    const payment = await granted(method);
    const cancel = operation(payment);
    const { body: first } = await simulator.operate(payment.paymentId, cancel);
    const { body: second } = await simulator.operate(payment.paymentId, cancel);
    expect([first.result, second.result]).toEqual(["succeeded", "refused"]);
    expect((await simulator.inquire(cancel.operationId)).body).toMatchObject({ found: true, answer: first });
    expect((await simulator.payment(payment.paymentId)).entries).toHaveLength(2);
  });
});

describe.each(methodsOf("none"))("a provider without ids (%s)", (method) => {
  it("really acts twice: an authorization that came twice is two payments", async () => {
    const request = authorization(method);
    const first = await simulator.authorize(request);
    const second = await simulator.authorize(request);
    expect(second.body.result).toBe("succeeded");
    expect(second.body.paymentId).not.toBe(first.body.paymentId);
    // The inquiry stays with the first: it was true, and stays true.
    expect((await simulator.inquire(request.operationId)).body).toMatchObject({ found: true, answer: first.body });
  });

  it("refuses a cancel that came twice, and the inquiry still says that it succeeded", async () => {
    const payment = await granted(method);
    const cancel = operation(payment);
    const { body: first } = await simulator.operate(payment.paymentId, cancel);
    const { body: second } = await simulator.operate(payment.paymentId, cancel);
    expect([first.result, second.result]).toEqual(["succeeded", "refused"]);
    expect((await simulator.inquire(cancel.operationId)).body).toMatchObject({ found: true, answer: first });
  });

  it("brings a change back that came again after a later one", async () => {
    const changeable = Object.entries(
      TABLES.find((table) => method.startsWith(`${table.provider}/`))?.methods ?? {},
    ).find(([, table]) => table.change?.before !== undefined && !table.change.before.decreaseOnly);
    if (changeable === undefined) return;
    const payment = await granted(changeable[0]);
    const early = operation(payment, { kind: "change_amount", amount: 6_000 });
    await simulator.operate(payment.paymentId, early);
    await simulator.operate(payment.paymentId, operation(payment, { kind: "change_amount", amount: 4_000 }));
    const { body } = await simulator.operate(payment.paymentId, early);
    expect(body.payment).toMatchObject({ authorized: 6_000 });
  });
});

describe("whatever the family", () => {
  it.each(TABLES.map((table) => Object.keys(table.methods)[0] ?? ""))(
    "%s: refused once is refused for ever",
    async (method) => {
      const payment = await granted(method);
      const tooMuch = operation(payment, { kind: "capture", amount: 5_001 });
      const first = await simulator.operate(payment.paymentId, tooMuch);
      expect(first.body.result).toBe("refused");
      expect(await simulator.operate(payment.paymentId, tooMuch)).toEqual(first);
    },
  );

  it.each(TABLES.map((table) => Object.keys(table.methods)[0] ?? ""))(
    "%s: begins at expiresAt itself, not a millisecond later; what is known is never expired",
    async (method) => {
      const expiresAt = new Date(now + 8_000).toISOString();
      const [inTime, late] = [authorization(method, { expiresAt }), authorization(method, { expiresAt })];
      now += 8_000;
      const first = await simulator.authorize(inTime);
      expect(first).toMatchObject({ status: 200, body: { result: "succeeded" } });
      now += 1;
      expect((await simulator.authorize(late)).status).toBe(410);
      expect(await simulator.authorize(inTime)).toEqual(first);
    },
  );
});

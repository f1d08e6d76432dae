import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METHOD_IDS, providerOf } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import { openTestSimulator, type TestSimulator } from "@/lib/simulator/testing/test-simulator";
import { classify } from "./classify";
import { createHttpGateway } from "./http-gateway";
import { heldAmount } from "./ledger-payment";
import type { Gateway, GatewayReply } from "./port";
import type { AuthorizeRequest, LedgerPayment, OperationAnswer, OperationRequest } from "./protocol";
import { type NamedOperation, providerOperationName } from "./providers/registry";

/** The shop's client and the mocked side, over HTTP: everything that the rules can link, for every method. */

const FAR = "2099-01-01T00:00:00.000Z";

let simulator: TestSimulator;
let gateway: Gateway;
beforeAll(async () => {
  simulator = await openTestSimulator();
  gateway = createHttpGateway({ baseUrl: simulator.simulator.url, token: simulator.simulator.token });
});
afterAll(() => simulator.close());

function answered(reply: GatewayReply<OperationAnswer>): OperationAnswer {
  if (reply.kind !== "answer") throw new Error(`no answer: ${JSON.stringify(reply)}`);
  return reply.answer;
}

type Method = (typeof METHOD_IDS)[number];

async function authorized(method: Method, captureNow: boolean): Promise<LedgerPayment> {
  const request: AuthorizeRequest = {
    operationId: randomUUID(),
    provider: providerOf(method),
    method,
    providerOperation: providerOperationName(method, { kind: "authorize", stage: "before_capture", captureNow }),
    orderNumber: `261123-${randomUUID().slice(0, 6)}`,
    orderedAt: new Date().toISOString(),
    amount: 5_000,
    captureNow,
    threeDSecure: false,
    card: null,
    expiresAt: FAR,
  };
  const { payment } = answered(await gateway.authorize(request));
  if (payment === null) throw new Error("not granted");
  return payment;
}

async function operate(payment: LedgerPayment, named: NamedOperation, amount: number): Promise<OperationAnswer> {
  if (named.kind === "authorize") throw new Error("authorized already");
  const method = payment.method;
  const request: OperationRequest = {
    operationId: randomUUID(),
    provider: payment.provider,
    method,
    kind: named.kind,
    providerOperation: providerOperationName(method, named),
    amount,
    expiresAt: FAR,
  };
  const answer = answered(await gateway.operate(payment.paymentId, request));
  const inquiry = await gateway.inquire({ ...request, paymentId: payment.paymentId });
  expect(inquiry).toMatchObject({ kind: "answer", answer: { found: true, answer } });
  return answer;
}

type Step = Readonly<{ named: NamedOperation; amount: number; holds: number }>;

/** What the page links for a method at a stage, as operations on a payment of 5,000 yen, the cancel last. */
function linkedSteps(method: Method, stage: NamedOperation["stage"]): readonly Step[] {
  const steps: Step[] = [];
  const facts = cellOf(method, `amount.${stage}`)?.facts;
  if (facts !== undefined && !facts.settled_at_capture) {
    const kind = facts.captures_with_change ? "change_amount_and_capture" : "change_amount";
    steps.push({ named: { kind, stage }, amount: 4_000, holds: 4_000 });
    if (!facts.decrease_only) steps.push({ named: { kind, stage, increase: true }, amount: 6_000, holds: 6_000 });
  }
  if (cellOf(method, `cancel.${stage}`) !== null) {
    steps.push({ named: { kind: "cancel", stage }, amount: 5_000, holds: 0 });
  }
  return steps;
}

async function expectDone(payment: LedgerPayment, { named, amount, holds }: Step): Promise<LedgerPayment> {
  const answer = await operate(payment, named, amount);
  expect(classify(payment.method, answer, "mutation")).toEqual({ outcome: "succeeded" });
  if (answer.payment === null) throw new Error("no payment");
  expect(heldAmount(answer.payment)).toBe(holds);
  return answer.payment;
}

const CAPTURE: Step = { named: { kind: "capture", stage: "before_capture" }, amount: 5_000, holds: 5_000 };

describe.each(METHOD_IDS)("%s, from the shop's client to the provider's ledger and back", (method) => {
  it("does everything that the page links before the capture", async () => {
    const payment = await authorized(method, false);
    // A method that always captures never stands before its capture here.
    if (payment.state === "captured") return;
    for (const step of linkedSteps(method, "before_capture")) await expectDone(payment, step);
  });

  it("does everything that the page links after the capture", async () => {
    const payment = await authorized(method, false);
    if (payment.state === "authorized") await expectDone(payment, CAPTURE);
    for (const step of linkedSteps(method, "after_capture")) await expectDone(payment, step);
  });
});

describe("the client", () => {
  it("is told by the simulator's ledger, payment and health what the protocol promises", async () => {
    const [method] = METHOD_IDS;
    if (method === undefined) throw new Error("no methods");
    const payment = await authorized(method, false);
    expect(await gateway.payment(payment.paymentId)).toMatchObject({ kind: "answer", answer: payment });
    const page = await gateway.ledgerPage({ changedSince: payment.updatedAt, provider: payment.provider });
    expect(page).toMatchObject({ kind: "answer", answer: { nextCursor: null } });
    expect(page.kind === "answer" && page.answer.payments).toContainEqual(payment);
    expect((await gateway.health()).kind).toBe("answer");
    expect(await gateway.payment("nobody")).toMatchObject({ kind: "refused_by_protocol", code: "unknown_payment" });
  });

  it("takes an amount that was told wrongly for silence", async () => {
    const [method] = METHOD_IDS;
    if (method === undefined) throw new Error("no methods");
    const payment = await authorized(method, false);
    await simulator.request("POST", "/simulator/faults", { fault: { kind: "wrong_amount", by: 7 } });
    const request: OperationRequest = {
      operationId: randomUUID(),
      provider: payment.provider,
      method,
      kind: "capture",
      providerOperation: "x",
      amount: 5_000,
      expiresAt: FAR,
    };
    const reply = await gateway.operate(payment.paymentId, request);
    expect(reply).toMatchObject({ kind: "silence", cause: "not_understood" });
    const inquiry = await gateway.inquire({ ...request, paymentId: payment.paymentId });
    expect(inquiry).toMatchObject({ kind: "answer", answer: { found: true, answer: { result: "succeeded" } } });
  });
});

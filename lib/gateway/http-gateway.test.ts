import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHttpGateway, type HttpGatewayOptions } from "./http-gateway";
import type { AskedOperation, Gateway } from "./port";
import type { AuthorizeRequest, LedgerPayment, OperationAnswer, OperationRequest } from "./protocol";

const AT = "2026-11-23T06:40:00.000Z";

const PAYMENT: LedgerPayment = {
  paymentId: "pay-1",
  provider: "p",
  method: "p/m",
  orderNumber: "261024-0087",
  state: "voided",
  providerStatus: "VOID",
  authorized: 12_800,
  captured: 0,
  refunded: 0,
  orderedAt: AT,
  paymentAt: AT,
  capturedAt: null,
  canceledAt: AT,
  updatedAt: AT,
  entries: [
    {
      seq: 1,
      operationId: "op-1",
      kind: "cancel",
      amount: 12_800,
      at: AT,
      providerOperation: "Cancel",
      providerCode: null,
      providerStatus: "VOID",
    },
  ],
};
const ANSWER: OperationAnswer = {
  operationId: "op-1",
  paymentId: "pay-1",
  kind: "cancel",
  result: "succeeded",
  providerOperation: "Cancel",
  providerCode: null,
  providerStatus: "VOID",
  processedAt: AT,
  payment: PAYMENT,
};
const REQUEST: OperationRequest = {
  operationId: "op-1",
  provider: "p",
  method: "p/m",
  kind: "cancel",
  providerOperation: "Cancel",
  amount: 12_800,
  expiresAt: AT,
};
const ASKED: AskedOperation = { ...REQUEST, paymentId: "pay-1" };

interface Received {
  readonly request: IncomingMessage;
  readonly body: string;
}
let server: Server;
let received: Received[];
let reply: (response: ServerResponse, request: IncomingMessage) => void;

beforeEach(async () => {
  received = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      received.push({ request, body });
      reply(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function baseUrl(): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

function gateway(options: Partial<HttpGatewayOptions> = {}): Gateway {
  return createHttpGateway({ baseUrl: baseUrl(), patienceMs: { mutation: 300, inquiry: 300 }, ...options });
}

function says(status: number, body: unknown): void {
  reply = (response) => response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
}

describe("what is sent", () => {
  it("keeps nothing of a card's token that an answer repeats", async () => {
    const request: AuthorizeRequest = {
      operationId: "op-1",
      provider: "p",
      method: "p/m",
      providerOperation: "Auth",
      orderNumber: "261024-0087",
      orderedAt: AT,
      amount: 12_800,
      captureNow: false,
      threeDSecure: false,
      card: { token: "tok-8f3a21c9", securityCode: "required" },
      expiresAt: AT,
    };
    reply = (response) => response.writeHead(500).end("no charge to tok-8f3a21c9");
    const answer = await gateway().authorize(request);
    expect(JSON.parse(received[0]?.body ?? "")).toMatchObject({ card: request.card });
    expect(answer).toMatchObject({ kind: "silence", raw: "no charge to [removed]" });
  });

  it("is the operation as JSON, its id as the idempotency key, once, to the payment's path", async () => {
    says(200, ANSWER);
    await gateway({ baseUrl: `${baseUrl()}/shop/`, token: "t0ken" }).operate("pay-1", REQUEST);
    expect(received).toHaveLength(1);
    const [{ request, body } = { request: undefined, body: "" }] = received;
    expect(request?.method).toBe("POST");
    expect(request?.url).toBe("/shop/v1/payments/pay-1/operations");
    expect(request?.headers["idempotency-key"]).toBe("op-1");
    expect(request?.headers.authorization).toBe("Bearer t0ken");
    expect(JSON.parse(body)).toEqual(REQUEST);
  });

  it("asks for an inquiry, a payment, a page and health under the protocol's own paths", async () => {
    says(404, { error: { code: "unknown_payment" } });
    const asking = gateway();
    await asking.inquire(ASKED);
    await asking.payment("pay-1");
    await asking.ledgerPage({ changedSince: AT, limit: 10 });
    await asking.ledgerPage({});
    await asking.health();
    expect(received.map(({ request }) => `${request.method} ${request.url}`)).toEqual([
      "GET /v1/operations/op-1",
      "GET /v1/payments/pay-1",
      `GET /v1/ledger?changedSince=${encodeURIComponent(AT)}&limit=10`,
      "GET /v1/ledger",
      "GET /v1/health",
    ]);
  });
});

describe("an answer", () => {
  it("is handed out when it fits what was asked, with its raw text", async () => {
    says(200, ANSWER);
    const got = await gateway().operate("pay-1", REQUEST);
    expect(got).toMatchObject({ kind: "answer", answer: ANSWER, httpStatus: 200 });
    expect(got.raw).toBe(JSON.stringify(ANSWER));
  });

  it("of an inquiry has to fit as well", async () => {
    says(200, { found: true, asOf: AT, answer: ANSWER });
    expect((await gateway().inquire(ASKED)).kind).toBe("answer");
    says(200, { found: false, asOf: AT });
    expect(await gateway().inquire(ASKED)).toMatchObject({ kind: "answer", answer: { found: false, asOf: AT } });
    says(200, { found: true, asOf: AT, answer: { ...ANSWER, operationId: "op-2" } });
    expect(await gateway().inquire(ASKED)).toMatchObject({ kind: "silence", cause: "not_understood" });
    says(200, { found: true, asOf: AT, answer: { ...ANSWER, result: "refused" } });
    expect(await gateway().inquire(ASKED)).toMatchObject({ kind: "silence", cause: "not_understood" });
  });

  it.each<[string, unknown]>([
    ["no JSON", "<html>it works</html>"],
    ["nothing", ""],
    ["half an answer", JSON.stringify(ANSWER).slice(0, 100)],
    ["another operation's", { ...ANSWER, operationId: "op-2" }],
    ["another payment's", { ...ANSWER, paymentId: "pay-2" }],
    ["a result nobody knows", { ...ANSWER, result: "ok" }],
    ["an amount that is a text", { ...ANSWER, payment: { ...PAYMENT, authorized: "12800" } }],
    ["half a yen", { ...ANSWER, payment: { ...PAYMENT, authorized: 12_800.5 } }],
    ["a day that does not exist", { ...ANSWER, processedAt: "2026-02-30T00:00:00.000Z" }],
    ["an instant without a zone", { ...ANSWER, processedAt: "2026-11-23T06:40:00.000" }],
    ["a success that nobody entered", { ...ANSWER, payment: { ...PAYMENT, entries: [] } }],
    ["a success that did not happen", { ...ANSWER, payment: { ...PAYMENT, state: "authorized", canceledAt: null } }],
  ])("that is %s is not understood", async (_, body) => {
    says(200, body);
    expect(await gateway().operate("pay-1", REQUEST)).toMatchObject({ kind: "silence", cause: "not_understood" });
  });

  it("of endless length is not understood, and not read to its end", async () => {
    reply = (response) => {
      const more = (): void => {
        while (response.write("x".repeat(65_536)));
        response.once("drain", more);
      };
      more();
    };
    expect(await gateway().operate("pay-1", REQUEST)).toMatchObject({ kind: "silence", cause: "not_understood" });
  });
});

describe("a refusal by the protocol", () => {
  it("says that nothing was begun, with its code and field", async () => {
    says(410, { error: { code: "expired" } });
    expect(await gateway().operate("pay-1", REQUEST)).toMatchObject({ kind: "refused_by_protocol", code: "expired" });
    says(400, { error: { code: "malformed", field: "amount" } });
    expect(await gateway().operate("pay-1", REQUEST)).toMatchObject({ code: "malformed", field: "amount" });
  });

  it("in_flight is silence: the operation may be done any moment", async () => {
    says(409, { error: { code: "in_flight" } });
    expect(await gateway().operate("pay-1", REQUEST)).toMatchObject({ kind: "silence", cause: "in_flight" });
  });

  it.each<[string, number, unknown]>([
    ["a proxy's page", 404, "<html>Not Found</html>"],
    ["a code under another's status", 400, { error: { code: "expired" } }],
    ["a code nobody knows", 400, { error: { code: "whatever" } }],
    ["a redirect", 302, ""],
    ["another kind of success", 202, ANSWER],
  ])("is not believed when it is %s", async (_, status, body) => {
    says(status, body);
    expect(await gateway().operate("pay-1", REQUEST)).toMatchObject({ kind: "silence", cause: "not_understood" });
  });
});

describe("silence", () => {
  it("comes of a server error, also one that has an answer in it", async () => {
    says(500, ANSWER);
    expect(await gateway().operate("pay-1", REQUEST)).toMatchObject({ cause: "server_error", httpStatus: 500 });
  });

  it("comes of no answer within the patience, also when the answer has begun", async () => {
    reply = () => {};
    expect(await gateway().operate("pay-1", REQUEST)).toMatchObject({ kind: "silence", cause: "timeout" });
    reply = (response) => response.write('{"operationId":');
    expect(await gateway().operate("pay-1", REQUEST)).toMatchObject({ kind: "silence", cause: "timeout" });
  });

  it("comes of a connection cut before or within the answer, and the request is not sent again", async () => {
    reply = (response) => response.destroy();
    expect(await gateway().operate("pay-1", REQUEST)).toMatchObject({ kind: "silence", cause: "connection" });
    reply = (response) => {
      response.writeHead(200, { "content-length": "5000" }).write("{");
      response.socket?.end();
    };
    expect(await gateway().operate("pay-1", REQUEST)).toMatchObject({ kind: "silence", cause: "connection" });
    expect(received).toHaveLength(2);
  });

  it("comes of nobody listening", async () => {
    const asking = gateway();
    await new Promise((resolve) => server.close(resolve));
    expect(await asking.operate("pay-1", REQUEST)).toMatchObject({
      kind: "silence",
      cause: "connection",
      detail: "ECONNREFUSED",
    });
  });
});

describe("a provider that never answers", () => {
  const PLACES = 64;
  const ELSEWHERE: AskedOperation = { ...ASKED, provider: "q", method: "q/m" };
  /** The server's answers to the calls of provider "p" that it keeps waiting. */
  let held: ServerResponse[];
  beforeEach(() => {
    held = [];
    reply = (response, request) => {
      const asked = received.find((one) => one.request === request)?.body ?? "";
      if (asked.includes('"p"')) held.push(response);
      else response.writeHead(200).end(JSON.stringify({ found: false, asOf: AT }));
    };
  });

  it("has its own calls waiting and no others: one too many is not begun, those to another provider go through", async () => {
    const patient = gateway({ patienceMs: { mutation: 20_000, inquiry: 20_000 } });
    const waiting = Array.from({ length: PLACES }, () => patient.operate("pay-1", REQUEST));
    await vi.waitUntil(() => held.length === PLACES);
    const notCalled = { kind: "not_called", cause: "lane_full", raw: null, httpStatus: null };
    expect(await patient.operate("pay-1", REQUEST)).toEqual(notCalled);
    expect(await patient.inquire(ASKED)).toEqual(notCalled);
    expect(received).toHaveLength(PLACES);
    expect(await patient.inquire(ELSEWHERE)).toMatchObject({ kind: "answer", answer: { found: false } });
    expect((await patient.payment("pay-1")).kind).not.toBe("not_called");
    expect((await patient.ledgerPage({ limit: 1 })).kind).not.toBe("not_called");
    expect((await patient.health()).kind).not.toBe("not_called");

    held.pop()?.writeHead(503).end();
    expect(await Promise.any(waiting)).toMatchObject({ cause: "server_error" });
    expect((await patient.inquire(ASKED)).kind).toBe("answer");
    for (const response of held) response.destroy();
    await Promise.all(waiting);
  });

  it("has its places back when the patience is over", async () => {
    const calls = Array.from({ length: PLACES }, () => gateway().operate("pay-1", REQUEST));
    const silent = await Promise.all(calls);
    expect(silent.every((one) => one.kind === "silence")).toBe(true);
    expect((await gateway().inquire(ASKED)).kind).toBe("answer");
  });
});

it("a GATEWAY_URL that is none is said at once", () => {
  expect(() => createHttpGateway({ baseUrl: "ftp://example.com" })).toThrow();
  expect(() => createHttpGateway({ baseUrl: "not a url" })).toThrow();
});

import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuthorizeRequest, CardSession, CardToken, SecurityCodeDemand } from "@/lib/gateway/protocol";
import {
  authorization,
  openTestSimulator,
  SHOP_ORIGIN,
  type TestSimulator,
  type Typing,
  type Wrong,
} from "./testing/test-simulator";

const CARD = "gmo-pg/card-one-time";
const DEFERRED = "gmo-ps/deferred";
const MINUTES_15 = 15 * 60 * 1_000;

let now = Date.parse("2026-11-28T01:00:00.000Z");
let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await openTestSimulator(() => now);
});
afterAll(() => simulator.close());

let orders = 0;
const nextOrder = (): string => `261128-${String(++orders).padStart(4, "0")}`;

async function given(typing: Omit<Typing, "method">, method = CARD): Promise<string> {
  const { body } = await simulator.typeCard({ method, ...typing });
  if (body.given === undefined) throw new Error(JSON.stringify(body));
  return body.given.token;
}

function byCard(orderNumber: string, token: string, securityCode: SecurityCodeDemand = "optional"): AuthorizeRequest {
  return authorization(CARD, { orderNumber, card: { token, securityCode } });
}

const tokenOf = (token: string) => simulator.request<CardToken & Wrong>("GET", `/v1/card-tokens/${token}`);

describe("the card form", () => {
  it("gives back a token and what may be known of the card", async () => {
    const orderNumber = nextOrder();
    const { body } = await simulator.typeCard({ method: CARD, orderNumber, code: "123" });
    const facts = { brand: "VISA", last4: "1111", expiry: "2030-12", securityCode: "given" };
    const { body: token } = await tokenOf(body.given?.token ?? "");
    expect(body.given).toEqual({ type: "card-given", token: token.token, expiresAt: token.expiresAt, ...facts });
    expect(token).toMatchObject({ ...facts, provider: "gmo-pg", method: CARD, orderNumber, state: "usable" });
    expect(Date.parse(token.expiresAt)).toBe(now + MINUTES_15);
  });

  it("is on an origin of its own, and only the shop that opened it may draw it inside a page", async () => {
    const { body } = await open({});
    expect(new URL(body.url).origin).toBe(simulator.simulator.pagesUrl);
    expect(new URL(body.url).origin).not.toBe(simulator.simulator.url);
    const page = await fetch(body.url);
    expect(page.headers.get("content-security-policy")).toContain(`frame-ancestors ${SHOP_ORIGIN}`);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain(`data-shop-origin="${SHOP_ORIGIN}"`);
  });

  it.each<[SecurityCodeDemand, RegExp, boolean]>([
    ["required", /必須/, true],
    ["optional", /任意/, true],
    ["none", /カード名義/, false],
  ])("has the code's field as it is demanded: %s", async (securityCode, says, field) => {
    const html = await (await fetch((await open({ securityCode })).body.url)).text();
    expect(html).toMatch(says);
    expect(html.includes('id="code"')).toBe(field);
  });

  it("tells what is wrong at its field, and gives no token", async () => {
    const { status, body } = await simulator.typeCard({
      method: CARD,
      orderNumber: nextOrder(),
      securityCode: "required",
      number: "4111111111111112",
    });
    expect(status).toBe(422);
    expect(Object.keys(body.errors ?? {})).toEqual(["number", "code"]);
  });

  it("takes nothing that another page sends, and answers under no other name", async () => {
    const { body } = await open({});
    const foreign = await fetch(body.url, { method: "POST", headers: { origin: "https://evil.example" }, body: "{}" });
    expect(foreign.status).toBe(403);
  });

  it("closes after 15 minutes", async () => {
    const { body } = await open({});
    now += MINUTES_15 + 1;
    expect((await fetch(body.url)).status).toBe(410);
    expect((await fetch(body.url, { method: "POST", body: "{}" })).status).toBe(400);
  });

  it.each([
    [{ provider: "unknown" }, "unknown_provider"],
    [{ method: "gmo-pg/nothing" }, "unknown_method"],
    [{ method: "gmo-pg/paypay" }, "malformed"],
    [{ amount: 0 }, "malformed"],
    [{ shopOrigin: "http://localhost:3000/orders" }, "malformed"],
    [{ shopOrigin: "javascript:alert(1)" }, "malformed"],
    [{ securityCode: "maybe" }, "malformed"],
  ])("is not opened for %o", async (more, code) => {
    const { body } = await open(more);
    expect(body.error.code).toBe(code);
  });
});

function open(more: object) {
  const asked = { provider: "gmo-pg", method: CARD, orderNumber: nextOrder(), amount: 1_000, securityCode: "optional" };
  return simulator.request<CardSession & Wrong>("POST", "/v1/card-sessions", {
    ...asked,
    shopOrigin: SHOP_ORIGIN,
    ...more,
  });
}

describe("an authorization by a card", () => {
  it("is granted, and the payment says whose card", async () => {
    const orderNumber = nextOrder();
    const payment = await simulator.granted(byCard(orderNumber, await given({ orderNumber, code: "123" })));
    expect(payment.card).toEqual({ brand: "VISA", last4: "1111", expiry: "2030-12", securityCode: "given" });
    expect(await simulator.payment(payment.paymentId)).toEqual(payment);
  });

  it("spends the token, whatever becomes of it", async () => {
    const orderNumber = nextOrder();
    const token = await given({ orderNumber, number: "4000000000000002" });
    const first = await simulator.authorize(byCard(orderNumber, token));
    expect(first.body).toMatchObject({ result: "refused", providerCode: "42C030000", payment: null });
    expect((await tokenOf(token)).body.state).toBe("used");
    const second = await simulator.authorize(byCard(orderNumber, token));
    expect(second.body).toMatchObject({ result: "refused", providerCode: "E41170099" });
  });

  it("lets one of two at the same time have the token", async () => {
    const orderNumber = nextOrder();
    const token = await given({ orderNumber });
    const both = await Promise.all([1, 2].map(() => simulator.authorize(byCard(orderNumber, token))));
    expect(both.map(({ body }) => body.result).sort()).toEqual(["refused", "succeeded"]);
  });

  it.each<[string, (token: string) => Partial<AuthorizeRequest>]>([
    ["unknown", () => ({ card: { token: "nothing", securityCode: "optional" } })],
    ["of another order", (token) => ({ orderNumber: "other", card: { token, securityCode: "optional" } })],
    ["of another method", (token) => ({ method: "gmo-pg/card-link", card: { token, securityCode: "optional" } })],
  ])("is refused with a token that is %s", async (_, more) => {
    const orderNumber = nextOrder();
    const token = await given({ orderNumber });
    const { body } = await simulator.authorize({ ...byCard(orderNumber, token), ...more(token) });
    expect(body).toMatchObject({ result: "refused", providerCode: "E41170099" });
  });

  it("is refused with a token that is older than 15 minutes", async () => {
    const orderNumber = nextOrder();
    const token = await given({ orderNumber });
    now += MINUTES_15 + 1;
    expect((await tokenOf(token)).body.state).toBe("expired");
    expect((await simulator.authorize(byCard(orderNumber, token))).body.providerCode).toBe("E41170099");
  });

  it("needs the code where it is demanded", async () => {
    const orderNumber = nextOrder();
    const without = byCard(orderNumber, await given({ orderNumber }), "required");
    expect((await simulator.authorize(without)).body).toMatchObject({ result: "refused", providerCode: "42G450000" });
    const withCode = byCard(orderNumber, await given({ orderNumber, code: "123" }), "required");
    expect((await simulator.authorize(withCode)).body.result).toBe("succeeded");
    const refused = byCard(orderNumber, await given({ orderNumber, number: "4000000000000127", code: "123" }));
    expect((await simulator.authorize(refused)).body.providerCode).toBe("42G450000");
  });

  it("a token that no form made is not known", async () => {
    const { status, body } = await tokenOf("nothing");
    expect({ status, code: body.error.code }).toEqual({ status: 404, code: "unknown_token" });
  });
});

describe("3-D Secure", () => {
  async function challenged() {
    const orderNumber = nextOrder();
    const request = byCard(orderNumber, await given({ orderNumber, number: "4000002760003184" }));
    const { body } = await simulator.authorize(request);
    if (body.waitsFor?.for !== "buyer") throw new Error(JSON.stringify(body));
    return { request, answer: body, url: body.waitsFor.url, until: body.waitsFor.until };
  }
  const say = (url: string, verdict: string) =>
    fetch(url, { method: "POST", body: new URLSearchParams({ verdict }) }).then((page) => page.text());
  const became = async ({ operationId }: AuthorizeRequest) => {
    const { body } = await simulator.inquire(operationId);
    return body.found ? body.answer : null;
  };

  it("waits for the buyer, who approves, and the ledger has the payment", async () => {
    const { request, answer, url, until } = await challenged();
    expect(answer).toMatchObject({ result: "pending", paymentId: null, payment: null });
    expect(Date.parse(until)).toBe(now + MINUTES_15);
    expect(await became(request)).toMatchObject({ result: "pending", waitsFor: { for: "buyer", url } });
    const page = await fetch(url);
    expect(page.headers.get("referrer-policy")).toBe("same-origin");
    expect(await page.text()).toContain("承認する");
    expect(await say(url, "approve")).toContain("認証が完了しました");
    const ended = await became(request);
    expect(ended).toMatchObject({ result: "succeeded", payment: { state: "authorized", card: { last4: "3184" } } });
    expect(await say(url, "decline")).toContain("認証が完了しました");
    expect(await became(request)).toEqual(ended);
  });

  it("ends declined where the buyer refuses, and where the buyer does not come in time", async () => {
    const refused = await challenged();
    await say(refused.url, "decline");
    expect(await became(refused.request)).toMatchObject({
      result: "refused",
      providerCode: "42C030000",
      payment: null,
    });
    const late = await challenged();
    now += MINUTES_15;
    await expect.poll(async () => (await became(late.request))?.result).toBe("refused");
    expect(await say(late.url, "approve")).toContain("認証は完了しませんでした");
  });

  it("does it once, however often it is asked meanwhile", async () => {
    const { request, url } = await challenged();
    const { body: again } = await simulator.authorize(request);
    expect(again).toMatchObject({ result: "pending", waitsFor: { for: "buyer", url } });
    await Promise.all([say(url, "approve"), say(url, "approve")]);
    await expect.poll(async () => (await became(request))?.payment?.entries.length).toBe(1);
  });
});

describe("screening", () => {
  it("takes its time and ends by itself, or when it is told to", async () => {
    const slow = authorization(DEFERRED, { amount: 55_555 });
    expect((await simulator.authorize(slow)).body).toMatchObject({
      result: "pending",
      providerStatus: "審査中",
      waitsFor: { for: "screening" },
    });
    const told = authorization(DEFERRED, { amount: 55_555 });
    await simulator.authorize(told);
    await simulator.request("POST", `/simulator/authorizations/${told.operationId}/verdict`, { verdict: "decline" });
    expect((await simulator.inquire(told.operationId)).body).toMatchObject({
      answer: { result: "refused", providerCode: "CT0055" },
    });
    expect((await simulator.inquire(slow.operationId)).body).toMatchObject({ answer: { result: "pending" } });
    now += 60_000;
    await expect
      .poll(async () => (await simulator.inquire(slow.operationId)).body)
      .toMatchObject({ answer: { result: "succeeded", payment: { authorized: 55_555 } } });
  });

  it("refuses by the amount, at once or at its end", async () => {
    const atOnce = await simulator.authorize(authorization(DEFERRED, { amount: 55_554 }));
    expect(atOnce.body).toMatchObject({ result: "refused", providerCode: "CT0055" });
    const atItsEnd = authorization(DEFERRED, { amount: 55_556 });
    expect((await simulator.authorize(atItsEnd)).body.result).toBe("pending");
    now += 60_000;
    await expect
      .poll(async () => (await simulator.inquire(atItsEnd.operationId)).body)
      .toMatchObject({ answer: { result: "refused" } });
  });

  it("can be made of any method's authorization by a fault", async () => {
    await simulator.request("POST", "/simulator/faults", { fault: { kind: "screening", ms: 0, end: "approve" } });
    const request = authorization("merpay/online");
    expect((await simulator.authorize(request)).body).toMatchObject({
      result: "pending",
      waitsFor: { for: "screening" },
    });
    await expect
      .poll(async () => (await simulator.inquire(request.operationId)).body)
      .toMatchObject({ answer: { result: "succeeded" } });
  });
});

it("no number and no code that was typed stands anywhere in the ledger", async () => {
  const orderNumber = nextOrder();
  const token = await given({ orderNumber, number: "4242424242424242", code: "987", holder: "HANAKO YAMADA" });
  await simulator.authorize(byCard(orderNumber, token));
  const client = new pg.Client({ connectionString: simulator.databaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'simulator'",
    );
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM simulator.${name} t`);
      const all = rows.map(({ row }) => row).join("\n");
      expect(all, name).not.toMatch(/42424242|HANAKO|[^0-9a-f]987[^0-9a-f]/);
    }
  } finally {
    await client.end();
  }
});

import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createHttpGateway } from "@/lib/gateway/http-gateway";
import type { Gateway } from "@/lib/gateway/port";
import type { AuthorizeRequest, LedgerPayment } from "@/lib/gateway/protocol";
import { HeldServer, WALKED, walkDocument } from "@/lib/gateway/testing/openapi-walk";
import { ALL_BEHAVIOURS } from "./behaviours";
import { ServerControl } from "./server-control";

let server: ChildProcess;
let control: ServerControl;
let gateway: Gateway;
let url: string;
beforeAll(async () => {
  server = spawn(process.execPath, ["proofs/adversarial-server/server/main.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (server.stdout === null) throw new Error("the server has no output");
  const [port] = await firstLine(server.stdout);
  url = `http://127.0.0.1:${port}`;
  control = new ServerControl(url);
  gateway = createHttpGateway({ baseUrl: url });
});
afterAll(() => {
  server.kill();
});

async function firstLine(output: NodeJS.ReadableStream): Promise<[string]> {
  for await (const line of createInterface({ input: output })) return [line];
  throw new Error("the server said nothing");
}

let count = 0;
async function made(method: string): Promise<LedgerPayment> {
  count += 1;
  const asked: AuthorizeRequest = {
    ...{ operationId: `made-${count}`, provider: method.split("/")[0] ?? "", method, providerOperation: "authorize" },
    ...{ orderNumber: `O-${count}`, orderedAt: "2026-11-23T06:00:00.000Z", amount: 1_000, captureNow: true },
    ...{ threeDSecure: false, card: null, expiresAt: "2099-01-01T00:00:00.000Z" },
  };
  const reply = await gateway.authorize(asked);
  if (reply.kind !== "answer" || reply.answer.payment === null) throw new Error(JSON.stringify(reply));
  return reply.answer.payment;
}

function change(
  { paymentId, provider, method }: LedgerPayment,
  operationId: string,
  amount: number,
  expiresIn = 8_000,
) {
  const expiresAt = new Date(Date.now() + expiresIn).toISOString();
  const request = {
    operationId,
    provider,
    method,
    kind: "change_amount",
    providerOperation: "change",
    amount,
  } as const;
  return gateway.operate(paymentId, { ...request, expiresAt });
}

it("takes and answers what docs/gateway.openapi.json says, while it keeps the protocol", async () => {
  const held = new HeldServer(url);
  await walkDocument(held);
  expect([...held.seen].sort()).toEqual([...WALKED].sort());
});

it("has every behaviour that the histories order", async () => {
  for (const behaviour of ALL_BEHAVIOURS) await control.order("no-payment", [{ behaviour, ms: 1 }]);
  await expect(control.order("no-payment", [{ behaviour: "cheerful", ms: 1 }])).rejects.toThrow("cheerful");
});

it.each([
  ["komoju/alipay", "succeeded"],
  ["docomo/d-barai", "refused"],
  ["zeus/card", "succeeded"],
])("keeps the protocol without an ordered behaviour: %s answers the same id again with %s", async (method, again) => {
  const payment = await made(method);
  const id = `change-${count}`;
  expect(await change(payment, id, 900)).toMatchObject({ answer: { result: "succeeded", payment: { refunded: 100 } } });
  // A provider that does not recognise a repetition does it again, and the answer shows both.
  expect(await change(payment, id, 900)).toMatchObject({ answer: { result: again } });
  const asked = { ...payment, operationId: id, kind: "change_amount", amount: 900 } as const;
  expect(await gateway.inquire(asked)).toMatchObject({ answer: { found: true, answer: { result: "succeeded" } } });
});

it("begins nothing after its end, and says so", async () => {
  const payment = await made("zeus/card");
  expect(await change(payment, "too-late", 900, -1)).toMatchObject({ kind: "refused_by_protocol", code: "expired" });
  expect(await gateway.payment(payment.paymentId)).toMatchObject({ answer: { refunded: 0 } });
});

const NOT_UNDERSTOOD = { kind: "silence", cause: "not_understood" };

/** A change that the server does under that behaviour: what the shop's client makes of its answer, and of a later inquiry's. */
async function changedUnder(behaviour: string) {
  const payment = await made("komoju/alipay");
  const id = `${behaviour}-${count}`;
  await control.order(payment.paymentId, [{ behaviour, ms: 1 }]);
  const mutation = await change(payment, id, 900);
  const inquiry = await gateway.inquire({ ...payment, operationId: id, kind: "change_amount", amount: 900 });
  const ledger = await gateway.payment(payment.paymentId);
  const entered = ledger.kind === "answer" ? ledger.answer.entries.map(({ operationId }) => operationId) : [];
  expect(ledger).toMatchObject({ answer: { refunded: 100 } });
  return { mutation, inquiry, entered: entered.filter((one) => one === id).length };
}

it("leaves one entry for what it did without an ordered behaviour", async () => {
  expect(await changedUnder("keeps")).toMatchObject({ mutation: { kind: "answer" }, entered: 1 });
});

it.each([
  ["claims_unentered", 1],
  ["claims_anothers", 1],
  ["claims_consoles", 0],
])("lies about its entries under %s, and nothing of it is believed", async (behaviour, entered) => {
  expect(await changedUnder(behaviour)).toMatchObject({ mutation: NOT_UNDERSTOOD, inquiry: NOT_UNDERSTOOD, entered });
});

it("refuses what it has done, beside the entry or without", async () => {
  const beside = await changedUnder("refused_but_done");
  expect(beside).toMatchObject({ mutation: { answer: { result: "refused" } }, inquiry: NOT_UNDERSTOOD, entered: 1 });
  const without = await changedUnder("refused_unseen");
  const refused = { answer: { answer: { result: "refused" } } };
  expect(without).toMatchObject({ mutation: { answer: { result: "refused" } }, inquiry: refused, entered: 1 });
});

/** An authorization that the server takes under that behaviour, by a card where a token is named. */
async function authorizedUnder(behaviour: string, token?: string) {
  count += 1;
  const [orderNumber, method] = [`A-${count}`, "gmo-pg/card-link"];
  const card = { provider: "gmo-pg", method, orderNumber, securityCode: "given" } as const;
  const given = token ?? (await control.typeCard(card));
  await control.order(orderNumber, [{ behaviour, ms: 60 }]);
  const asked = { operationId: `auth-${count}`, provider: "gmo-pg", method, amount: 1_000 };
  const mutation = await gateway.authorize({
    ...{ ...asked, providerOperation: "ExecTran AUTH", orderNumber, orderedAt: "2026-11-23T06:00:00.000Z" },
    ...{ captureNow: false, threeDSecure: false, card: { token: given, securityCode: "required" } },
    expiresAt: "2099-01-01T00:00:00.000Z",
  });
  const inquire = () => gateway.inquire({ ...asked, paymentId: null, kind: "authorize" });
  return { mutation, inquire, token: given };
}

it("takes a card once, for its order", async () => {
  const first = await authorizedUnder("keeps");
  expect(first.mutation).toMatchObject({ answer: { result: "succeeded", payment: { card: { last4: "1111" } } } });
  expect(await gateway.cardToken(first.token)).toMatchObject({ answer: { state: "used" } });
  expect((await authorizedUnder("keeps", first.token)).mutation).toMatchObject({ answer: { result: "refused" } });
  expect(await gateway.cardToken("none")).toMatchObject({ kind: "refused_by_protocol", code: "unknown_token" });
  const again = await authorizedUnder("takes_token_again");
  expect(await gateway.cardToken(again.token)).toMatchObject({ answer: { state: "usable" } });
});

it.each([
  ["waits_for_buyer", "buyer", "succeeded"],
  ["waits_elsewhere", "buyer", "succeeded"],
  ["waits_for_screening", "screening", "succeeded"],
  ["waits_for_screening_in_vain", "screening", "refused"],
])("lets an authorization wait under %s: for %s, and then it is %s", async (behaviour, waitsFor, ends) => {
  const { mutation, inquire } = await authorizedUnder(behaviour);
  expect(mutation).toMatchObject({ answer: { result: "pending", payment: null, waitsFor: { for: waitsFor } } });
  await expect.poll(inquire).toMatchObject({ answer: { answer: { result: ends } } });
});

it("leads a buyer to a script, and that is no answer", async () => {
  const { mutation, inquire } = await authorizedUnder("waits_by_script");
  expect(mutation).toMatchObject(NOT_UNDERSTOOD);
  await expect.poll(inquire).toMatchObject({ answer: { answer: { result: "succeeded" } } });
});

it("captures without being asked to, and declines what it has done", async () => {
  const captured = await authorizedUnder("captures_unasked");
  expect(captured.mutation).toMatchObject({ answer: { result: "succeeded", payment: { state: "captured" } } });
  const declined = await authorizedUnder("refused_unseen");
  const refusal = { result: "refused", paymentId: null, payment: null };
  expect(declined.mutation).toMatchObject({ answer: refusal });
  expect(await declined.inquire()).toMatchObject({ answer: { answer: refusal } });
});

it("lists its ledger page by page, oldest change first", async () => {
  const wanted = [await made("zeus/card"), await made("zeus/card"), await made("zeus/card")].map(
    (one) => one.paymentId,
  );
  const listed: string[] = [];
  let cursor: string | undefined;
  do {
    const reply = await gateway.ledgerPage({ provider: "zeus", limit: 1, ...(cursor === undefined ? {} : { cursor }) });
    if (reply.kind !== "answer") throw new Error(JSON.stringify(reply));
    listed.push(...reply.answer.payments.map((payment) => payment.paymentId));
    cursor = reply.answer.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(listed.slice(-3)).toEqual(wanted);
});

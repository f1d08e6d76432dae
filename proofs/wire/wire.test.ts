import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { PlantedShop } from "../invariants/testing/planted";
import type { Decider, WireCourse } from "./course";
import { openWire, type Wire } from "./wire";

/** A providers' side that does whatever it is asked. */
class Provider {
  readonly came: string[] = [];
  known = false;
  readonly server: Server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    if (request.method === "POST") {
      const { operationId } = JSON.parse(body) as { operationId: string };
      this.came.push(operationId);
      this.known = true;
      const payment = { authorized: 1_000, captured: 0 };
      response.end(JSON.stringify({ operationId, result: "succeeded", nth: this.came.length, payment }));
    } else response.end(JSON.stringify({ found: this.known, path: request.url }));
  });

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
}

let planted: PlantedShop;
let provider: Provider;
let wire: Wire;
let course: WireCourse;
let decider: Decider;
let committed: string;
beforeAll(async () => {
  planted = await PlantedShop.open();
  await planted.order();
  committed = await planted.cancel();
});
afterAll(() => planted.close());
beforeEach(async () => {
  course = { does: "pass" };
  decider = {};
  provider = new Provider();
  await new Promise<void>((resolve) => provider.server.listen(0, "127.0.0.1", resolve));
  wire = await openWire({
    gatewayUrl: provider.url,
    databaseUrl: planted.databaseUrl,
    decider: {
      mutation: (sent) => decider.mutation?.(sent) ?? course,
      answered: (sent) => decider.answered?.(sent),
      inquiry: (operationId) => decider.inquiry?.(operationId) ?? { does: "pass" },
    },
  });
});
afterEach(async () => {
  await wire.close();
  provider.server.closeAllConnections();
  provider.server.close();
});

function mutation(operationId: string, expiresAt = Date.now() + 8_000): Promise<Response> {
  return fetch(`${wire.url}/v1/payments/pay-1/operations`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": operationId },
    body: JSON.stringify({
      ...{ operationId, provider: "zeus", method: "zeus/card", kind: "cancel", providerOperation: "op", amount: 1_000 },
      expiresAt: new Date(expiresAt).toISOString(),
    }),
    signal: AbortSignal.timeout(1_000),
  });
}
const inquiry = (operationId: string) => fetch(`${wire.url}/v1/operations/${operationId}`);

it("passes on as it came, and notes what was sent, whether it was committed, and when", async () => {
  const strange = randomUUID();
  expect(await (await mutation(committed)).json()).toMatchObject({ operationId: committed, result: "succeeded" });
  await mutation(strange);
  expect(provider.came).toEqual([committed, strange]);
  await vi.waitUntil(() => wire.sends.every((sent) => sent.answeredAt !== null));
  expect(wire.sends).toMatchObject([
    { operationId: committed, paymentId: "pay-1", kind: "cancel", amount: 1_000, method: "zeus/card", committed: true },
    { operationId: strange, committed: false, fault: null },
  ]);
  expect(wire.sends[0]?.passedOnAt).toHaveLength(1);
});

it("looks for the intent before anything is passed on", async () => {
  let cameBefore = -1;
  decider.mutation = ({ committed: seen }) => {
    cameBefore = seen === true ? provider.came.length : -1;
    return { does: "pass" };
  };
  await mutation(committed);
  expect(cameBefore).toBe(0);
});

it("holds a mutation until it is let go, and its answer too", async () => {
  let letGo: (course: WireCourse) => void = () => undefined;
  let answered = false;
  decider.mutation = () => new Promise((resolve) => (letGo = resolve));
  decider.answered = () => {
    answered = true;
  };
  const reply = mutation(committed);
  await vi.waitUntil(() => wire.sends.length === 1);
  expect(provider.came).toEqual([]);
  letGo({ does: "pass" });
  expect((await reply).status).toBe(200);
  expect(answered).toBe(true);
});

it.each([
  ["lose_before", { does: "lose_before", cut: true }, 0],
  ["lose_before in silence", { does: "lose_before", cut: false }, 0],
  ["lose_after", { does: "lose_after", cut: true }, 1],
  ["lose_after in silence", { does: "lose_after", cut: false }, 1],
] as const)("%s: no answer comes, and the provider has it or has not", async (_, lost, times) => {
  course = lost;
  await expect(mutation(committed)).rejects.toThrow();
  expect(provider.came).toHaveLength(times);
  expect(wire.sends[0]).toMatchObject({ fault: lost.does, answeredAt: null });
});

it("delivers twice, and answers the first or the second time's answer", async () => {
  course = { does: "double", gapMs: 5, answers: "second" };
  expect(await (await mutation(committed)).json()).toMatchObject({ nth: 2 });
  course = { does: "double", gapMs: 5, answers: "first" };
  expect(await (await mutation(committed)).json()).toMatchObject({ nth: 3 });
  await vi.waitUntil(() => provider.came.length === 4);
});

it("goes on with what is slow, also after its caller has given up", async () => {
  course = { does: "slow", ms: 1_200, when: "before" };
  await expect(mutation(committed)).rejects.toThrow();
  expect(provider.came).toEqual([]);
  await vi.waitUntil(() => provider.came.length === 1);
});

it.each([
  [{ does: "error_after" }, 500, ""],
  [{ does: "garbage", acts: true }, 200, "<html><body>OK</body>"],
] as const)("%j: carried out, answered with no answer", async (bad, status, text) => {
  course = bad;
  const reply = await mutation(committed);
  expect([reply.status, await reply.text()]).toEqual([status, text]);
  expect(provider.came).toHaveLength(1);
  expect(wire.sends[0]?.fault).toBe(bad.does);
});

it("answers amounts that are off, and leaves those alone that are not there", async () => {
  course = { does: "misquote", by: 100 };
  expect(await (await mutation(committed)).json()).toMatchObject({ payment: { authorized: 1_100, captured: 0 } });
});

it("lets a mutation lie until an inquiry has found nothing", async () => {
  course = { does: "late", cut: true };
  await expect(mutation(committed)).rejects.toThrow();
  expect(provider.came).toEqual([]);
  expect(await (await inquiry(committed)).json()).toMatchObject({ found: false });
  await vi.waitUntil(() => provider.came.length === 1);
  await vi.waitUntil(() => wire.sends[0]?.fault === "late");
});

it("lets it lie no longer than the request lives, and then counts no fault", async () => {
  course = { does: "late", cut: false };
  expect((await mutation(committed, Date.now() + 300)).status).toBe(200);
  expect(wire.sends[0]?.fault).toBeNull();
});

it.each([
  [{ does: "cut" }, null],
  [{ does: "error" }, 503],
  [{ does: "garbage" }, 200],
  [{ does: "in_flight" }, 409],
] as const)("inquiries: %j", async (trouble, status) => {
  decider.inquiry = () => trouble;
  const reply = await inquiry(committed).catch(() => null);
  expect(reply?.status ?? null).toBe(status);
});

it("passes everything else on", async () => {
  const reply = await fetch(`${wire.url}/v1/ledger?limit=3`);
  expect(await reply.json()).toMatchObject({ path: "/v1/ledger?limit=3" });
});

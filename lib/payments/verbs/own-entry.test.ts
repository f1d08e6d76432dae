import { expect, it } from "vitest";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import type { Gateway, GatewayReply } from "@/lib/gateway/port";
import type { LedgerEntry, OperationAnswer } from "@/lib/gateway/protocol";
import { profileOf } from "@/lib/gateway/providers/registry";
import { sweep } from "@/lib/payments/call/worker";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { confirmation, eventsOf, prepared, read, STAFF, type TestShop } from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "./confirm";
import { resolveOperation } from "./resolve-operation";

type Bend = (answer: OperationAnswer) => OperationAnswer;

const entries =
  (change: (entry: LedgerEntry, all: readonly LedgerEntry[]) => readonly LedgerEntry[]): Bend =>
  (answer) => {
    const { payment } = answer;
    if (payment === null) return answer;
    const bent = payment.entries.flatMap((entry) =>
      entry.operationId === answer.operationId ? change(entry, payment.entries) : [entry],
    );
    return { ...answer, payment: { ...payment, entries: bent } };
  };

/** What a server may say of a cancel that stands in its ledger, and that no shop may take for its own. */
const LIES: Readonly<Record<string, Bend>> = {
  "done, without an entry": entries(() => []),
  "done, with an entry of work in its console": entries((entry) => [{ ...entry, operationId: null }]),
  "done, with another operation's entry": entries((entry) => [{ ...entry, operationId: "0198c0de-other" }]),
  "done, with its entry twice": entries((entry, all) => [entry, { ...entry, seq: all.length + 1 }]),
  "done, with an entry for another amount": entries((entry) => [{ ...entry, amount: entry.amount - 1 }]),
  "refused, with its entry": (answer) => ({ ...answer, result: "refused", providerCode: "NO" }),
};

const SAME: Bend = (answer) => answer;

const bentReply = (reply: GatewayReply<OperationAnswer>, bend: Bend): GatewayReply<OperationAnswer> =>
  reply.kind === "answer" ? { ...reply, answer: bend(reply.answer) } : reply;

/** The provider, whose answers are bent; its ledger is what it is. */
function bending(shop: TestShop, bends: { readonly mutation: Bend; readonly inquiry?: Bend }): Gateway {
  const { provider } = shop;
  const operate: Gateway["operate"] = async (paymentId, request) =>
    bentReply(await provider.operate(paymentId, request), bends.mutation);
  const inquire: Gateway["inquire"] = async (asked) => {
    const reply = await provider.inquire(asked);
    if (reply.kind !== "answer" || !reply.answer.found || bends.inquiry === undefined) return reply;
    return { ...reply, answer: { ...reply.answer, answer: bends.inquiry(reply.answer.answer) } };
  };
  return Object.assign(Object.create(provider), { operate, inquire });
}

/** A method whose cancel is linked by the general flags, of a provider that answers the same request as the first time. */
function methodThatRecognises(): MethodId {
  const found = METHOD_IDS.find((method) => {
    const facts = cellOf(method, "cancel.before_capture")?.facts;
    const plain = facts?.gate === "cancel_api_or_termination_api" && Object.keys(facts).length === 1;
    return plain && profileOf(method).family === "idempotency_key";
  });
  if (found === undefined) throw new Error("no method is like that");
  return found;
}

async function canceled(shop: TestShop, bends: { readonly mutation: Bend; readonly inquiry?: Bend }) {
  const methodId = methodThatRecognises();
  await shop.setFlags(methodId, { cancelApi: true });
  const order = await shop.order({ methodId });
  const deps = { ...shop.deps, gateway: bending(shop, bends) };
  const from = confirmation(await prepared(shop, order, "cancel"));
  const answer = await confirmOrderVerb(deps, STAFF.operator, from);
  const [operation] = await shop.operations(order.id);
  if (operation === undefined) throw new Error("no operation");
  return { order, deps, answer, operation };
}

async function aMinute(shop: TestShop, deps: TestShop["deps"]): Promise<void> {
  for (let second = 0; second < 60; second += 1) {
    await shop.age(1_000);
    await sweep(deps, { limit: 100 });
  }
}

onBothStores("an answer that its own entries do not bear out", (shop) => {
  it.each(Object.entries(LIES))("%s: claims nothing, sends nothing more, and comes to a person", async (_, lie) => {
    const { order, deps, answer, operation } = await canceled(shop(), { mutation: lie, inquiry: lie });
    expect(answer).toMatchObject({ value: { kind: "unknown" } });
    await aMinute(shop(), deps);
    expect(await shop().operations(order.id)).toMatchObject([{ state: "needs_person", cause: "not_understood" }]);
    expect(await read(shop(), order)).toMatchObject({
      order: { cancellationMark: false },
      payment: { state: "authorized" },
    });
    const sent = shop().provider.calls.filter(({ request }) => request.operationId === operation.id);
    expect(sent).toHaveLength(1);
  });

  it.each(["done", "not_done"] as const)(
    "ends by a manual resolution (%s), and the trail says whose",
    async (outcome) => {
      const lie = entries(() => []);
      const { order, deps, operation } = await canceled(shop(), { mutation: lie, inquiry: lie });
      await aMinute(shop(), deps);
      const said = { operationId: operation.id, outcome, note: "管理画面で確認" };
      const kind = outcome === "done" ? "done" : "refused_by_provider";
      expect(await resolveOperation(deps, STAFF.operator, said)).toMatchObject({ ok: true, value: { kind } });
      expect((await read(shop(), order)).payment?.state).toBe(outcome === "done" ? "voided" : "authorized");
      const byWord = { staffId: STAFF.operator.id, data: { byPersonsWord: true, reason: said.note } };
      expect((await eventsOf(shop(), order)).at(-1)).toMatchObject(byWord);
    },
  );

  it("that shows a second delivery as well is asked about at once, and the inquiry's word is taken", async () => {
    const { order, answer, operation } = await canceled(shop(), {
      mutation: LIES["done, with its entry twice"] ?? SAME,
    });
    expect(answer).toMatchObject({ value: { kind: "done" } });
    expect(await shop().attempts(operation.id)).toMatchObject([
      { kind: "send", end: { outcome: "success_unconfirmed" } },
      { kind: "inquire", end: { outcome: "succeeded" } },
    ]);
    expect((await read(shop(), order)).order.cancellationMark).toBe(true);
  });

  it("that refuses is asked about at once, also where a repetition is recognised, and the inquiry's word is taken", async () => {
    const { order, answer, operation } = await canceled(shop(), { mutation: LIES["refused, with its entry"] ?? SAME });
    expect(answer).toMatchObject({ value: { kind: "done" } });
    expect(await shop().attempts(operation.id)).toMatchObject([
      { kind: "send", end: { outcome: "refusal_unconfirmed", providerCode: "NO" } },
      { kind: "inquire", end: { outcome: "succeeded" } },
    ]);
    expect((await read(shop(), order)).order.cancellationMark).toBe(true);
  });
});

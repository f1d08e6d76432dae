import { expect, it } from "vitest";
import type { Moment } from "../database-wire/conversation";
import type { SentOperation } from "../wire/course";
import { Gates } from "./gates";
import type { Sight } from "./points";

const SUBJECT = { requestKey: "key-1", place: "pay-1", operationId: "op-1" } as const;
const INTENT = "BEGIN; SET LOCAL …INSERT INTO operations (id) VALUES ($1) op-1 UPDATE preparations key-1 COMMIT";
const END = "BEGIN; SET LOCAL …UPDATE operations SET state = $1 op-1 UPDATE preparations key-1 COMMIT";
const REGISTRATION = "BEGIN; SET LOCAL …INSERT INTO orders (order_number) VALUES ($1) key-1 COMMIT";
const CLAIM = "WITH RECURSIVE … UPDATE operations o SET fence … op-1";

function moment(at: Moment["at"], text: string, application = "juchu-desk-money"): Moment {
  return { at, application, text };
}

const sent = (paymentId: string | null, orderNumber = ""): SentOperation => ({
  ...{ operationId: "op-1", paymentId, kind: "cancel", amount: 1, method: "m", expiresAt: "", at: 0 },
  authorization: paymentId === null ? { orderNumber, captureNow: false, securityCode: null } : null,
  ...{ committed: true, passedOnAt: [], answeredAt: null, fault: null },
});

it.each<[Sight, Moment["at"], string]>([
  ["intent_asked", "commit_asked", INTENT],
  ["intent_answered", "commit_answered", INTENT],
  ["intent_asked", "commit_asked", REGISTRATION],
  ["intent_answered", "commit_answered", REGISTRATION],
  ["settle_asked", "commit_asked", END],
  ["settle_answered", "commit_answered", END],
  ["claim_answered", "commit_answered", CLAIM],
])("%s is held, once, and nothing else is", async (sight, at, text) => {
  const gates = new Gates();
  const hold = gates.arm(sight, SUBJECT);
  const begins = [INTENT, REGISTRATION];
  for (const other of [...(begins.includes(text) ? [] : begins), END, CLAIM].filter((one) => one !== text)) {
    expect(gates.database(moment(at, other))).toBeNull();
  }
  expect(gates.database(moment(at, text.replaceAll("-1", "-2")))).toBeNull();
  expect(gates.database(moment(at, text, "another pool"))).toBeNull();
  const outcome = gates.database(moment(at, text));
  await hold.seen;
  hold.release("cut");
  expect(await outcome).toBe("cut");
  expect(gates.database(moment(at, text))).toBeNull();
});

it("a call that is lost with its sender never reaches the provider", async () => {
  const gates = new Gates();
  const hold = gates.arm("call_arrived", SUBJECT);
  expect(await gates.wire.mutation?.(sent("pay-2"))).toEqual({ does: "pass" });
  const course = gates.wire.mutation?.(sent("pay-1"));
  await hold.seen;
  hold.release("cut");
  expect(await course).toEqual({ does: "lose_before", cut: true });
});

it("what was waited for in vain is let through", async () => {
  const gates = new Gates();
  gates.arm("inquiry_arrived", SUBJECT).release("pass");
  expect(await gates.wire.inquiry?.("op-1")).toEqual({ does: "pass" });
});

it("a call is steered once", async () => {
  const gates = new Gates();
  gates.steer("pay-1", { does: "lose_after", cut: true });
  expect(await gates.wire.mutation?.(sent("pay-1"))).toEqual({ does: "lose_after", cut: true });
  expect(await gates.wire.mutation?.(sent("pay-1"))).toEqual({ does: "pass" });
});

it("an authorization, which has no payment yet, is known by its order", async () => {
  const gates = new Gates();
  const hold = gates.arm("call_arrived", { requestKey: "key-1", place: "S1", operationId: null });
  expect(await gates.wire.mutation?.(sent(null, "S2"))).toEqual({ does: "pass" });
  const course = gates.wire.mutation?.(sent(null, "S1"));
  await hold.seen;
  hold.release("pass");
  expect(await course).toEqual({ does: "pass" });
});

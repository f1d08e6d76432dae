import { expect } from "vitest";
import { sweep } from "@/lib/payments/call/worker";
import type { Confirmation } from "@/lib/payments/model/contract";
import { confirmOrderVerb } from "@/lib/payments/verbs/confirm";
import type { InjectedFault } from "./fake-provider";
import { METHOD } from "./methods";
import { confirmation, prepared, STAFF, type TestOrder, type TestShop } from "./test-shop";

/** A cancel of an order of its own, ready to be confirmed. */
export async function openCancel(shop: TestShop): Promise<{ order: TestOrder; from: Confirmation }> {
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true, terminationApi: false });
  const order = await shop.order({ methodId: METHOD.cancelByFlag });
  return { order, from: confirmation(await prepared(shop, order, "cancel")) };
}

/** The same, confirmed, and no answer of the provider was understood. */
export async function unknownCancel(shop: TestShop, ...fault: readonly InjectedFault[]) {
  const opened = await openCancel(shop);
  shop.provider.next(...fault);
  const answer = await confirmOrderVerb(shop.deps, STAFF.operator, opened.from);
  expect(answer).toMatchObject({ ok: true, value: { kind: "unknown", nextInquiryAt: expect.any(Number) } });
  const [operation] = await shop.operations(opened.order.id);
  if (operation === undefined) throw new Error("no operation");
  return { ...opened, operationId: operation.id };
}

/** How the order's only operation stands. */
export async function stateOf(shop: TestShop, order: TestOrder) {
  const [operation] = await shop.operations(order.id);
  return operation?.state;
}

/** Sweeps as the worker does, a second apart, for so long. */
export async function work(shop: TestShop, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await shop.age(1_000);
    await sweep(shop.deps, { limit: 100 });
  }
}

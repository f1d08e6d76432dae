import type { LockedOrder } from "@/lib/payments/model/records";
import type { RepairAsked } from "@/lib/payments/model/repair";
import type { OrderSpec } from "@/prisma/builders/order-rows";
import type { FakeProvider } from "./fake-provider";
import { METHOD } from "./methods";
import type { TestOrder, TestShop } from "./test-shop";

/** What is open between order and ledger, if anything is. */
export async function findOpenDifference(shop: TestShop, order: TestOrder) {
  const found = await shop.store.transaction(async (tx) => {
    const id = (await tx.comparable(order.providerPaymentId))?.openDifferenceId ?? null;
    return id === null ? null : tx.findDifference(id);
  });
  return found;
}

export async function openDifferenceOf(shop: TestShop, order: TestOrder) {
  const difference = await findOpenDifference(shop, order);
  if (difference === null) throw new Error("nothing differs");
  return difference;
}

/** A repair as the screen asks for it, of what is open now. */
export async function asked(shop: TestShop, order: TestOrder, more: Partial<RepairAsked> = {}): Promise<RepairAsked> {
  const { id, fingerprint } = await openDifferenceOf(shop, order);
  return { differenceId: id, fingerprint, repair: "take_over", note: "", ...more };
}

/** What may not happen by looking: our rows changing. */
export function rowsOf({ order, payment, openTasks }: LockedOrder) {
  return { order, payment, tasks: openTasks.map(({ seenAt: _, ...task }) => task) };
}

/** Opens an order, and a person works on its payment in the provider's console. */
export async function workedInConsole(
  shop: TestShop,
  spec: OrderSpec,
  work: Parameters<FakeProvider["workInConsole"]>[1],
): Promise<TestOrder> {
  const order = await shop.order({ methodId: METHOD.cancelNotInTable, ...spec });
  shop.provider.workInConsole(order.providerPaymentId, work);
  return order;
}

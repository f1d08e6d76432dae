import { providerOf } from "@/lib/capability/facts/catalogue";
import type { OrderRecord, PaymentRecord } from "@/lib/payments/model/records";
import type { World } from "../shop/world";

/** What the provider does by itself, and tells nobody: 突合 hears of it. */

/** An authorization ends, or the buyer pays what was authorized. */
export function somethingThere(world: World, { id }: OrderRecord): void {
  const { random, note } = world.surroundings;
  const paymentId = presentPayment(world, id)?.providerPaymentId ?? "";
  const lapses = random.chance(0.5);
  const moved = lapses ? world.provider.lapse(paymentId) : world.provider.buyerPays(paymentId);
  if (moved) note(() => `the provider: ${paymentId} ${lapses ? "lapses" : "is paid by its buyer"}`);
}

/** A buyer comes through on the provider's page, for an order that has no payment of its own. */
export function arrivesLate(world: World, order: OrderRecord): void {
  const { random, note } = world.surroundings;
  const { orderNumber, methodId, total } = order;
  if (total < 1 || isLive(world, order)) return;
  const amount = random.chance(0.8) ? total : total + 100;
  const asked = { provider: providerOf(methodId), method: methodId, amount, orderNumber };
  const paymentId = world.provider.authorizeByItself(asked);
  note(() => `the provider: ${paymentId} is authorized for ${orderNumber} by itself`);
}

/** Whether an authorization of it lives at the provider, as our record has it. */
export function isLive(world: World, { id }: OrderRecord): boolean {
  const state = presentPayment(world, id)?.state;
  return state === "authorized" || state === "captured";
}

function presentPayment(world: World, orderId: number): PaymentRecord | undefined {
  return world.store.tables.payments.find((one) => one.orderId === orderId && one.supersededAt === null);
}

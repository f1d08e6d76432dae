import { providerOf } from "@/lib/capability/facts/catalogue";
import type { OrderRecord, PaymentRecord } from "@/lib/payments/model/records";
import type { Simulation } from "../shop/simulation";

/** The provider acts by itself and does not report it: 突合 finds it. */

/** An authorization ends, or the buyer pays what was authorized. */
export function somethingThereInMemory(simulation: Simulation, { id }: OrderRecord): void {
  const { random, note } = simulation.environment;
  const paymentId = presentPayment(simulation, id)?.providerPaymentId ?? "";
  const lapses = random.chance(0.5);
  const moved = lapses ? simulation.provider.lapse(paymentId) : simulation.provider.buyerPays(paymentId);
  if (moved) note(() => `the provider: ${paymentId} ${lapses ? "lapses" : "is paid by its buyer"}`);
}

/** A buyer comes through on the provider's page, for an order that has no payment of its own. */
export function arrivesLate(simulation: Simulation, order: OrderRecord): void {
  const { random, note } = simulation.environment;
  const { orderNumber, methodId, total } = order;
  if (total < 1 || livesInShop(simulation, order)) return;
  const amount = random.chance(0.8) ? total : total + 100;
  const asked = { provider: providerOf(methodId), method: methodId, amount, orderNumber };
  const paymentId = simulation.provider.authorizeByItself(asked);
  note(() => `the provider: ${paymentId} is authorized for ${orderNumber} by itself`);
}

/** Whether an authorization of it lives at the provider, as our record has it. */
export function livesInShop(simulation: Simulation, { id }: OrderRecord): boolean {
  const state = presentPayment(simulation, id)?.state;
  return state === "authorized" || state === "captured";
}

function presentPayment(simulation: Simulation, orderId: number): PaymentRecord | undefined {
  return simulation.store.tables.payments.find((one) => one.orderId === orderId && one.supersededAt === null);
}

import { brokenPaymentPromise } from "@/lib/gateway/ledger-payment";
import type { Gateway, GatewayReply } from "@/lib/gateway/port";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import type { Look } from "@/lib/payments/model/repair";
import type { Clock, Store } from "@/lib/payments/store/port";
import { retryOnConflict } from "@/lib/payments/store/retry";
import { compare } from "./compare";
import { keepComparison } from "./keep-comparison";
import { hearReports } from "./provider-reports";

export interface LookDeps {
  readonly store: Store;
  readonly gateway: Pick<Gateway, "payment">;
  readonly clock: Clock;
}

/**
 * Compares one payment with the provider's ledger; writes down what the provider reports and what differs. Our side is read
 * before and after the provider is asked, with the same version and no open operation, so that no change of ours is taken
 * for a difference. `providerPaymentId` defaults to the order's present payment. Throws StoreError.
 */
export async function lookAt(deps: LookDeps, orderId: number, providerPaymentId?: string): Promise<Look> {
  const { store, clock } = deps;
  const before = await store.transaction((tx) => tx.lockOrder(orderId));
  const id = providerPaymentId ?? before?.payment?.providerPaymentId ?? null;
  if (before === null || id === null) return "agrees";
  if (before.openOperation !== null) return "put_off";
  const asked = ledgerSays(await deps.gateway.payment(id));
  if (asked === null) return "no_answer";
  return retryOnConflict(clock, () =>
    store.transaction(async (tx) => {
      const locked = await tx.lockOrder(orderId);
      if (locked === null) throw new Error(`order ${orderId} vanished`);
      if (locked.openOperation !== null || locked.order.version !== before.order.version) return "put_off";
      const now = await tx.now();
      await hearReports(tx, locked, asked.payment, now);
      const ours = await tx.comparable(id);
      if (ours === null) throw new Error(`order ${orderId} lost its payment ${id}`);
      const comparison = compare(ours, asked.payment);
      await keepComparison(tx, ours, comparison, now);
      return comparison.kind;
    }),
  );
}

/** The provider's record of a payment (null inside: it knows none); null where no answer can be relied on. */
export function ledgerSays(reply: GatewayReply<LedgerPayment>): { readonly payment: LedgerPayment | null } | null {
  switch (reply.kind) {
    case "answer":
      // The HTTP client has checked this already, other gateways have not.
      return brokenPaymentPromise(reply.answer) === null ? { payment: reply.answer } : null;
    case "refused_by_protocol":
      return reply.code === "unknown_payment" ? { payment: null } : null;
    case "not_called":
    case "silence":
      return null;
  }
}

import { PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import type { SecurityCodeDemand } from "@/lib/gateway/protocol";
import type { StaffMember } from "@/lib/identity/role";
import { decideAuthorize } from "@/lib/payments/decide/decide-authorize";
import { factsOf } from "@/lib/payments/decide/order-facts";
import type { CardForm, CardFormRefusal, Plan } from "@/lib/payments/model/contract";
import type { Tx } from "@/lib/payments/store/port";
import { StoreError } from "@/lib/payments/store/store-error";
import { err, ok, type Result } from "@/lib/result/result";
import type { VerbDeps } from "./verb-deps";

/** Asks the provider to open its card form for this order. Moves nothing: it may be asked for again at any time. */
export async function openCardForm(
  deps: VerbDeps,
  staff: Pick<StaffMember, "id">,
  { orderNumber, shopOrigin }: { readonly orderNumber: string; readonly shopOrigin: string },
): Promise<Result<CardForm, CardFormRefusal>> {
  const asked = await whatToAsk(deps, staff, orderNumber);
  if (!asked.ok) return asked;
  const { method, amount, securityCode } = asked.value;
  const provider = providerOf(method);
  const reply = await deps.gateway.openCardSession({ provider, method, orderNumber, amount, securityCode, shopOrigin });
  if (reply.kind !== "answer") {
    deps.log("warn", "card form not opened", { orderNumber, provider: PROVIDERS[provider].label, reply: reply.kind });
    return err({ code: "form_unavailable" });
  }
  const { url } = reply.answer;
  return ok({ url, origin: new URL(url).origin, securityCode });
}

interface Asked {
  readonly method: Parameters<typeof providerOf>[0];
  readonly amount: number;
  readonly securityCode: SecurityCodeDemand;
}

async function whatToAsk(
  deps: VerbDeps,
  staff: Pick<StaffMember, "id">,
  orderNumber: string,
): Promise<Result<Asked, CardFormRefusal>> {
  try {
    return await deps.store.transaction((tx) => decide(tx, staff, orderNumber));
  } catch (error) {
    if (error instanceof StoreError) return err({ code: "database_unavailable" });
    throw error;
  }
}

async function decide(
  tx: Tx,
  staff: Pick<StaffMember, "id">,
  orderNumber: string,
): Promise<Result<Asked, CardFormRefusal>> {
  const orderId = await tx.findOrderId(orderNumber);
  const locked = orderId === null ? null : await tx.lockOrder(orderId);
  if (locked === null) return err({ code: "order_not_found" });
  const method = locked.order.methodId;
  const rules = await tx.holdRules(method);
  const role = (await tx.staff(staff.id))?.role ?? null;
  const decision = decideAuthorize(factsOf(locked, rules, await tx.now()), role);
  if (!decision.allowed) return err(decision.refusal);
  const securityCode = demandOf(decision.plan);
  return securityCode === null ? err({ code: "no_card" }) : ok({ method, amount: locked.order.total, securityCode });
}

function demandOf(plan: Plan): SecurityCodeDemand | null {
  return plan.does === "send" && plan.kind === "authorize" ? plan.securityCode : null;
}

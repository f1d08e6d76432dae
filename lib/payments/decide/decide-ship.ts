import { takesShipments } from "@/lib/gateway/providers/registry";
import type { Role } from "@/lib/identity/role";
import { statusMove } from "@/lib/payments/model/order-states";
import { allow, type Decision, deny } from "./decision";
import { type OrderFacts, ruleStageOf } from "./order-facts";
import { ownReasons } from "./own-reasons";
import { wireNameOf } from "./wire-name";

/**
 * 配送処理: the provider is told the slip number where it takes one and staff want it (`report`), else the shop alone
 * records it. `report` null: staff have not chosen yet, and telling is offered first. No rule decides; 段階 stays.
 */
export function decideShip(facts: OrderFacts, role: Role | null, report: boolean | null): Decision {
  const own = ownReasons("ship", facts, role);
  if (own.length > 0) return deny(facts, own);
  const stage = ruleStageOf(facts.stage);
  if (stage === null || report === false || !takesShipments(facts.methodId)) {
    return allow({ does: "record_shipment", status: statusMove("ship", facts.status) }, null);
  }
  const kind = "report_shipment";
  return allow(
    {
      does: "send",
      kind,
      providerOperation: wireNameOf(facts.methodId, kind, stage, false),
      amountBefore: facts.held,
      amount: facts.held,
      deadline: null,
    },
    null,
  );
}

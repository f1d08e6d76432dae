import { mayAs, type Role } from "@/lib/identity/role";
import type { OrderReason, OrderVerb } from "@/lib/payments/model/contract";
import type { OrderFacts } from "./order-facts";

/** Who may do what. Taking 取消区分 off again is for 管理者 (interpretation 16). */
const NEEDED_ROLE: Readonly<Record<OrderVerb, Role>> = {
  authorize: "operator",
  change_method: "operator",
  cancel: "operator",
  change_amount: "operator",
  capture: "operator",
  set_cancellation_mark: "operator",
  remove_cancellation_mark: "admin",
  record_payment: "operator",
  take_back_payment: "operator",
  ship: "operator",
};

/** All reasons that lie in the order's own state or in the person's role; the rules' reasons are not among them. */
export function ownReasons(verb: OrderVerb, facts: OrderFacts, role: Role | null): readonly OrderReason[] {
  const reasons: OrderReason[] = [];
  if (role === null || !mayAs(role, NEEDED_ROLE[verb])) reasons.push("role");
  reasons.push(...(verb === "remove_cancellation_mark" ? unmarkReasons(facts) : stateReasons(verb, facts)));
  if (facts.openOperation === "needs_person") reasons.push("operation_needs_person");
  else if (facts.openOperation !== null) reasons.push("operation_open");
  return reasons;
}

function stateReasons(verb: OrderVerb, facts: OrderFacts): readonly OrderReason[] {
  if (facts.stage === "canceled") return ["already_canceled"];
  if (facts.cancellationMark) return ["already_marked"];
  if (verb === "authorize") return authorizeReasons(facts);
  if (verb === "change_method") return facts.stage === "unauthorized" ? [] : ["already_authorized"];
  if (verb === "record_payment") return facts.paid ? ["already_paid"] : [];
  if (verb === "take_back_payment") return facts.paid ? [] : ["not_paid"];
  if (verb === "ship") return facts.slipNumberSent ? ["slip_number_told"] : [];
  // A cancel or an edit needs no authorization: without one it is settled in the shop.
  if (verb === "capture" && facts.noAuthorization !== null) return [facts.noAuthorization];
  if (verb === "capture" && facts.stage === "after_capture") return ["already_captured"];
  return [];
}

function authorizeReasons(facts: OrderFacts): readonly OrderReason[] {
  if (facts.stage !== "unauthorized") return ["already_authorized"];
  return facts.total === 0 ? ["nothing_to_authorize"] : [];
}

function unmarkReasons(facts: OrderFacts): readonly OrderReason[] {
  if (facts.stage === "canceled") return ["already_canceled"];
  if (!facts.cancellationMark) return ["mark_not_set"];
  return facts.openTasks.includes("cancel") ? [] : ["mark_task_closed"];
}

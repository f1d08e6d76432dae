import { evaluate } from "@/lib/capability/evaluate";
import type { Answer } from "@/lib/capability/types";
import { wireNameOf } from "@/lib/operations/wire-name";
import type { Role } from "@/lib/staff/role";
import { allow, type Decision, deny } from "./decision";
import { caseOf, type OrderFacts } from "./order-facts";
import { ownReasons } from "./own-reasons";

/** 受注取消: a call where the rules link it, the shop alone where none is owed, else 取消区分 and a console task. */
export function decideCancel(facts: OrderFacts, role: Role | null): Decision {
  return decide("cancel", facts, role);
}

/** 取消区分 by hand: only where a cancel is not linked; elsewhere 受注取消 sets it. */
export function decideSetMark(facts: OrderFacts, role: Role | null): Decision {
  return decide("set_cancellation_mark", facts, role);
}

/** Taking 取消区分 off again, while its console task is still open. */
export function decideRemoveMark(facts: OrderFacts, role: Role | null): Decision {
  const own = ownReasons("remove_cancellation_mark", facts, role);
  return own.length > 0 ? deny(facts, own) : allow({ does: "unmark", closesTask: true }, null);
}

function decide(verb: "cancel" | "set_cancellation_mark", facts: OrderFacts, role: Role | null): Decision {
  const own = ownReasons(verb, facts, role);
  const asked = caseOf(facts, "cancel");
  const answer = asked === null ? null : evaluate(asked);
  if (own.length > 0 || answer === null || asked === null) {
    return deny(facts, answer === null ? own : [...own, ...answer.reasons], answer);
  }
  const deadline = answer.deadline ?? null;
  if (answer.outcome === "not_linked") {
    return allow({ does: "mark_and_task", reasons: answer.reasons, deadline, amount: facts.held }, answer, true);
  }
  if (verb === "set_cancellation_mark") return deny(facts, ["mark_is_automatic"], answer);
  if (answer.outcome === "shop_only") {
    return allow({ does: "cancel_in_shop", reasons: answer.reasons, amount: facts.held }, answer);
  }
  const kind = cancelKind(answer);
  return allow(
    {
      does: "send",
      kind,
      providerOperation: wireNameOf(facts.methodId, kind, asked.stage, false, facts),
      amountBefore: facts.held,
      amount: facts.held,
      deadline,
    },
    answer,
  );
}

function cancelKind(answer: Answer): "cancel" | "terminate" {
  if (answer.outcome === "linked" && (answer.operation === "cancel" || answer.operation === "terminate")) {
    return answer.operation;
  }
  throw new Error(`the rules answered a cancel with ${answer.outcome} ${answer.operation}`);
}

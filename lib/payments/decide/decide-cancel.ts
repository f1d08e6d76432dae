import type { Answer } from "@/lib/capability/types";
import type { Role } from "@/lib/identity/role";
import { type CancelVerdict, cancelVerdict } from "./cancel-verdict";
import { allow, type Decision, deny } from "./decision";
import type { OrderFacts } from "./order-facts";
import { ownReasons } from "./own-reasons";
import { wireNameOf } from "./wire-name";

/** 受注取消: a call where the rules link it, the shop alone where no authorization lives, else 取消区分 and a console task. */
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
  const verdict = cancelVerdict(facts);
  const answer = verdict === null || verdict.outcome === "shop_only" ? null : verdict.answer;
  if (own.length > 0 || verdict === null) {
    return deny(facts, answer === null ? own : [...own, ...answer.reasons], answer);
  }
  if (verdict.outcome === "not_linked") {
    const { reasons, deadline = null } = verdict.answer;
    return allow({ does: "mark_and_task", reasons, deadline, amount: facts.held }, verdict.answer, true);
  }
  if (verb === "set_cancellation_mark") return deny(facts, ["mark_is_automatic"], answer);
  if (verdict.outcome === "shop_only") {
    return allow({ does: "cancel_in_shop", reasons: [verdict.why], amount: facts.total }, null);
  }
  return send(facts, verdict);
}

function send(facts: OrderFacts, { asked, answer }: Extract<CancelVerdict, { readonly answer: Answer }>): Decision {
  const kind = cancelKind(answer);
  return allow(
    {
      does: "send",
      kind,
      providerOperation: wireNameOf(facts.methodId, kind, asked.stage, false, facts),
      amountBefore: facts.held,
      amount: facts.held,
      deadline: answer.deadline ?? null,
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

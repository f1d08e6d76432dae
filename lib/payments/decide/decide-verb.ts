import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { Role } from "@/lib/identity/role";
import type { OrderVerb } from "@/lib/payments/model/contract";
import { unreachable } from "@/lib/result/result";
import { decideAuthorize } from "./decide-authorize";
import { decideCancel, decideRemoveMark, decideSetMark } from "./decide-cancel";
import { decideCapture } from "./decide-capture";
import { decideChange } from "./decide-change";
import { decideChangeMethod } from "./decide-change-method";
import { decideRecordPayment, decideTakeBackPayment } from "./decide-payment";
import { decideShip } from "./decide-ship";
import { allow, type Decision, deny } from "./decision";
import type { OrderFacts } from "./order-facts";
import { ownReasons } from "./own-reasons";

/** The amount that staff typed. */
export interface TypedChange {
  readonly newTotal: number;
  readonly editChoice: boolean;
}

/** What staff typed beside their confirmation, by the verb that it is for. */
export type Typed =
  | ({ readonly verb: "change_amount" } & TypedChange)
  | { readonly verb: "change_method"; readonly methodId: MethodId }
  | { readonly verb: "record_payment"; readonly paidOn: string }
  | { readonly verb: "ship"; readonly report: boolean };

/** What a verb would do now, for a person with `role` (null: shut out or gone). `typed` null: nothing is typed yet, or ever. */
export function decideVerb(verb: OrderVerb, facts: OrderFacts, role: Role | null, typed: Typed | null): Decision {
  switch (verb) {
    case "authorize":
      return decideAuthorize(facts, role);
    case "cancel":
      return decideCancel(facts, role);
    case "set_cancellation_mark":
      return decideSetMark(facts, role);
    case "remove_cancellation_mark":
      return decideRemoveMark(facts, role);
    case "capture":
      return decideCapture(facts, role);
    case "change_amount":
      return typed?.verb === verb ? decideChange(facts, role, typed) : decideOpening(facts, role);
    case "change_method":
      return decideChangeMethod(facts, role, typed?.verb === verb ? typed.methodId : null);
    case "record_payment":
      return decideRecordPayment(facts, role, typed?.verb === verb ? typed.paidOn : null);
    case "take_back_payment":
      return decideTakeBackPayment(facts, role);
    case "ship":
      return decideShip(facts, role, typed?.verb === verb ? typed.report : null);
    default:
      return unreachable(verb);
  }
}

/** Whether the edit may be opened at all. */
function decideOpening(facts: OrderFacts, role: Role | null): Decision {
  const own = ownReasons("change_amount", facts, role);
  if (own.length > 0) return deny(facts, own);
  const { noAuthorization, total: amount } = facts;
  return allow({ does: "change_in_shop", reasons: noAuthorization === null ? [] : [noAuthorization], amount }, null);
}

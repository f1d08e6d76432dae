import type { Role } from "@/lib/identity/role";
import type { CancelMove } from "@/lib/payments/model/contract";
import { statusMove } from "@/lib/payments/model/order-states";
import { tokyoDate } from "@/lib/time/tokyo";
import { cancelVerdict } from "./cancel-verdict";
import { allow, type Decision, deny } from "./decision";
import type { OrderFacts } from "./order-facts";
import { ownReasons } from "./own-reasons";

/** 入金を記録. `paidOn` null: staff have not typed a day yet, and today is offered. */
export function decideRecordPayment(facts: OrderFacts, role: Role | null, paidOn: string | null): Decision {
  const own = ownReasons("record_payment", facts, role);
  if (own.length > 0) return deny(facts, own);
  const status = statusMove("record_payment", facts.status);
  const cancel = cancelMove(facts, true);
  return allow({ does: "record_payment", paidOn: paidOn ?? tokyoDate(facts.now), status, cancel }, null);
}

/** 未入金に戻す. No money goes back. */
export function decideTakeBackPayment(facts: OrderFacts, role: Role | null): Decision {
  const own = ownReasons("take_back_payment", facts, role);
  if (own.length > 0) return deny(facts, own);
  const status = statusMove("take_back_payment", facts.status);
  return allow({ does: "take_back_payment", status, cancel: cancelMove(facts, false) }, null);
}

/** What 入金 makes of a cancel's answer; null where it stays. */
function cancelMove(facts: OrderFacts, paid: boolean): CancelMove | null {
  const before = cancelVerdict(facts)?.outcome;
  const after = cancelVerdict({ ...facts, paid })?.outcome;
  return before === undefined || after === undefined || before === after ? null : { before, after };
}

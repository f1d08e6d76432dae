import { capabilityOf } from "@/lib/capability/decide";
import { evaluate } from "@/lib/capability/evaluate";
import { cellOf } from "@/lib/capability/facts/tables";
import { takesShipments } from "@/lib/gateway/providers/registry";
import type { Role } from "@/lib/identity/role";
import { decideVerb } from "@/lib/payments/decide/decide-verb";
import { caseOf, type OrderFacts } from "@/lib/payments/decide/order-facts";
import { tokyoDate } from "@/lib/time/tokyo";

/** 入金処理 and 配送処理 as the order's screen offers them. */
export interface FactsPart {
  readonly payment: "record_payment" | "take_back_payment" | null;
  readonly ship: boolean;
  /** Whether the provider would be told the slip number, and why not. */
  readonly report: "offered" | "not_taken" | "no_authorization";
  /** Telling it closes the amount change: the page's own words on that, "" where it has none. null: it closes nothing. */
  readonly closes: { readonly remark: string; readonly note: string } | null;
  /** Both in Asia/Tokyo: no day before the one or after the other can be recorded. */
  readonly orderedOn: string;
  readonly today: string;
}

export function factsPart(facts: OrderFacts, role: Role): FactsPart {
  const offered = (verb: "record_payment" | "take_back_payment" | "ship") =>
    decideVerb(verb, facts, role, null).allowed;
  const payment = facts.paid ? "take_back_payment" : "record_payment";
  const live = facts.stage === "before_capture" || facts.stage === "after_capture";
  return {
    payment: offered(payment) ? payment : null,
    ship: offered("ship"),
    report: !live ? "no_authorization" : takesShipments(facts.methodId) ? "offered" : "not_taken",
    closes: closedBySlipNumber(facts),
    orderedOn: tokyoDate(facts.orderedAt),
    today: tokyoDate(facts.now),
  };
}

/** The same question with the one thing changed: the evaluator says what a slip number takes away. */
function closedBySlipNumber(facts: OrderFacts): FactsPart["closes"] {
  const lower = { newAmount: facts.held - 1, editChoice: true };
  const before = caseOf({ ...facts, slipNumberSent: false }, "amount", lower);
  const after = caseOf({ ...facts, slipNumberSent: true }, "amount", lower);
  if (before === null || after === null || evaluate(before).outcome === evaluate(after).outcome) return null;
  const cell = cellOf(facts.methodId, capabilityOf("amount", before.stage));
  return { remark: cell?.remark ?? "", note: cell?.note ?? "" };
}

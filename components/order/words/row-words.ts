import type { VerdictCard } from "@/lib/orders/detail/order-view-types";

/**
 * Whether the row's button leads to an act that cannot be undone: a call that ends or captures the payment, a cancel in
 * the shop alone, or an edit of an amount that may only fall.
 */
export function endsForGood({ control, blockers, statement, range }: VerdictCard): boolean {
  if (control === null || blockers.length > 0) return false;
  if (control === "change_amount") return range?.decreaseOnly === true;
  if (statement.says === "capture_waiting") return true;
  return statement.says === "plan" && (statement.plan.does === "send" || statement.plan.does === "cancel_in_shop");
}

import { DAY_ISSUE } from "@/lib/messages/shop-facts";
import type { FactsPart } from "@/lib/orders/detail/facts-view";

/** What is wrong with a typed day, in words; null where it can be recorded. The verb asks the same of its own clock. */
export function recordedDayIssue(day: string, { today, orderedOn }: FactsPart): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return DAY_ISSUE.required;
  if (day > today) return DAY_ISSUE.inFuture(short(today));
  return day < orderedOn ? DAY_ISSUE.beforeOrder(short(orderedOn)) : null;
}

/** 11/23 */
function short(day: string): string {
  return day.slice(5).replace("-", "/");
}

import type { FilterIssue } from "@/lib/messages/filter-issues";
import type { DateRange } from "@/lib/orders/list/list-filter";
import { err, ok, type Result } from "@/lib/result/result";
import { parsePlainDate } from "@/lib/time/plain-date";

/** What a date field holds that is no day of the calendar: 2026/02/31, or a date that was begun and not ended. */
export const UNREADABLE_DAY = "unreadable";

/** What is wrong with the text of one date field; null where it holds a day, or nothing. */
export function filterDayIssue(text: string): FilterIssue | null {
  if (text === "") return null;
  const day = parsePlainDate(text);
  return day.ok ? null : { of: "day", error: day.error };
}

/** Both fields of a range: null where both are empty, or what is wrong. */
export function readDays(from: string, to: string): Result<DateRange | null, FilterIssue> {
  const issue = filterDayIssue(from) ?? filterDayIssue(to);
  if (issue !== null) return err(issue);
  const [first, last] = [parsePlainDate(from), parsePlainDate(to)];
  const range = { from: first.ok ? first.value : null, to: last.ok ? last.value : null };
  if (range.from === null && range.to === null) return ok(null);
  if (range.from !== null && range.to !== null && range.from > range.to) return err({ of: "range", kind: "days" });
  return ok(range);
}

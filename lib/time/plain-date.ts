import type { Result } from "@/lib/result/result";
import { isYearInRange, type YearError } from "./years";

declare const plainDate: unique symbol;
/** A day of the calendar, `YYYY-MM-DD`, known to exist. Made by parsePlainDate and lib/time/tokyo. */
export type PlainDate = string & { readonly [plainDate]: true };

export type PlainDateError =
  /** Not of the form `YYYY-MM-DD`. */
  | { readonly code: "bad_date" }
  /** Well written, but the calendar has no such day. */
  | { readonly code: "no_such_date" }
  /** Outside 1900 to 2199. */
  | YearError;

/** Reads `YYYY-MM-DD` of the years that the shop takes; 2026-02-30 is refused, never rolled over into March. */
export function parsePlainDate(text: string): Result<PlainDate, PlainDateError> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return { ok: false, error: { code: "bad_date" } };
  const midnight = new Date(`${text}T00:00:00.000Z`);
  const exists = !Number.isNaN(midnight.getTime()) && midnight.toISOString().slice(0, 10) === text;
  if (!exists) return { ok: false, error: { code: "no_such_date" } };
  if (!isYearInRange(midnight.getUTCFullYear())) return { ok: false, error: { code: "year_out_of_range" } };
  return { ok: true, value: text as PlainDate };
}

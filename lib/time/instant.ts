import type { Result } from "@/lib/result/result";
import type { EpochMs } from "./epoch";
import { isYearInRange, type YearError } from "./years";

export type InstantError =
  /** Not `YYYY-MM-DDTHH:mm:ss.sss` followed by `Z` or `±HH:mm`. */
  | { readonly code: "bad_instant" }
  /** Well written, but there is no such day, hour or offset: 30 February, 24:00, second 60. */
  | { readonly code: "no_such_instant" }
  /** Outside 1900 to 2199, as written. */
  | YearError;

const ISO_WITH_MILLISECONDS =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})\.(\d{3})(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** Writes an instant in UTC as `YYYY-MM-DDTHH:mm:ss.sssZ`. Throws outside what a Date can hold: such a number is a bug. */
export function formatInstant(epoch: EpochMs): string {
  return new Date(epoch).toISOString();
}

/**
 * Reads an ISO 8601 instant with milliseconds, in UTC (`Z`) or with a numeric offset, of the years that the shop takes.
 * A text without a zone is refused, because it would mean something else on every server.
 */
export function parseInstant(text: string): Result<EpochMs, InstantError> {
  const match = ISO_WITH_MILLISECONDS.exec(text);
  if (match === null) return { ok: false, error: { code: "bad_instant" } };
  const [, year, month, day, hour, minute, second, millisecond, sign, offsetHour, offsetMinute] = match;
  const local = new Date(0);
  // The setters, unlike Date.UTC, take the years 0 to 99 as they are.
  local.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  local.setUTCHours(Number(hour), Number(minute), Number(second), Number(millisecond));
  // A Date rolls 30 February over into March; what does not read back as written does not exist.
  if (local.toISOString().slice(0, 23) !== text.slice(0, 23)) return { ok: false, error: { code: "no_such_instant" } };
  if (!isYearInRange(Number(year))) return { ok: false, error: { code: "year_out_of_range" } };
  const offset = (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)) * 60_000;
  return { ok: true, value: local.getTime() - (sign === "-" ? -offset : offset) };
}

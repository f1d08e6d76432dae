/**
 * Calendar arithmetic in Asia/Tokyo, named, whatever zone server, database or browser runs in.
 * With ./tokyo-month the only importer of the Temporal polyfill. Display is in ./display, which browsers load and which needs no polyfill.
 */
import { Temporal } from "temporal-polyfill";
import type { EpochMs } from "./epoch";
import type { PlainDate } from "./plain-date";
import { keptPerMonth, ZONE } from "./tokyo-month";

const DAY_MS = 86_400_000;

function dateIn(epoch: EpochMs): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(ZONE).toPlainDate();
}

function startOf(date: Temporal.PlainDate): EpochMs {
  return date.toZonedDateTime(ZONE).epochMilliseconds;
}

function endOf(date: Temporal.PlainDate): EpochMs {
  return startOf(date.add({ days: 1 })) - 1;
}

function lastDayOf(month: Temporal.PlainYearMonth): Temporal.PlainDate {
  return month.toPlainDate({ day: month.daysInMonth });
}

/** The last millisecond (23:59:59.999 JST) of the month that lies `months` after the month of the instant. */
export const endOfMonthAfter: (epoch: EpochMs, months: number) => EpochMs = keptPerMonth((month) =>
  endOf(lastDayOf(month)),
);

/** 20:00:00.000 JST on the last day of the month that lies `months` after the month of the instant. */
export const lastDayOfMonthAt20: (epoch: EpochMs, months: number) => EpochMs = keptPerMonth(
  (month) => lastDayOf(month).toZonedDateTime({ timeZone: ZONE, plainTime: "20:00" }).epochMilliseconds,
);

/** `days` times 24 hours later: N日 counts from the instant, not from midnight. */
export function plusDays24h(epoch: EpochMs, days: number): EpochMs {
  return epoch + days * DAY_MS;
}

/** The first millisecond of the instant's day in Tokyo. */
export function startOfDayTokyo(epoch: EpochMs): EpochMs {
  return startOf(dateIn(epoch));
}

/** The last millisecond of the instant's day in Tokyo. */
export function endOfDayTokyo(epoch: EpochMs): EpochMs {
  return endOf(dateIn(epoch));
}

/** The instant's date in Tokyo. */
export function tokyoDate(epoch: EpochMs): PlainDate {
  return dateIn(epoch).toString() as PlainDate;
}

/** The first millisecond of a date in Tokyo. */
export function startOfPlainDate(date: PlainDate): EpochMs {
  return startOf(Temporal.PlainDate.from(date));
}

/** The last millisecond of a date in Tokyo. */
export function endOfPlainDate(date: PlainDate): EpochMs {
  return endOf(Temporal.PlainDate.from(date));
}

/** The date `days` later (earlier if negative) in the calendar. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as PlainDate;
}

/** An instant from a date and a wall clock time in Tokyo; throws on a time that is no time of day. */
export function tokyoInstant(date: PlainDate, time: { readonly hour: number; readonly minute: number }): EpochMs {
  const plainTime = Temporal.PlainTime.from(time, { overflow: "reject" });
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: ZONE, plainTime }).epochMilliseconds;
}

/**
 * Instants as staff read them, in Japanese and in Asia/Tokyo. Server and browser print the same, so a page hydrates
 * without a difference. Light on purpose: no polyfill, the platform's Intl knows the zone.
 * Everything is cut down, never rounded: limits are inclusive, so a shown minute never promises too much.
 */
import type { EpochMs } from "./epoch";
import type { PlainDate } from "./plain-date";

const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;
const MINUTE_MS = 60_000;

// Western numerals and a fixed locale: the texts are put together here, not by the locale.
const clock = new Intl.DateTimeFormat("en-US", {
  timeZone: "Asia/Tokyo",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

interface Wall {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

/** What the clocks on the walls of Tokyo show. */
export function wallOf(epoch: EpochMs): Wall {
  const wall = { year: "", month: "", day: "", hour: "", minute: "", second: "" };
  for (const { type, value } of clock.formatToParts(epoch)) {
    if (type in wall) wall[type as keyof Wall] = value;
  }
  return wall;
}

function weekdayOf(wall: Pick<Wall, "year" | "month" | "day">): string {
  return WEEKDAYS[new Date(`${wall.year.padStart(4, "0")}-${wall.month}-${wall.day}T00:00:00Z`).getUTCDay()] ?? "";
}

function monthAndDay(wall: Wall): string {
  return `${wall.month}/${wall.day}(${weekdayOf(wall)})`;
}

/** 「2026/11/23(月) 20:00」 */
export function formatDateTime(epoch: EpochMs): string {
  const wall = wallOf(epoch);
  return `${wall.year}/${monthAndDay(wall)} ${wall.hour}:${wall.minute}`;
}

/** 「11/23(月) 20:00」 in the year of `now` in Tokyo, with its year in any other. */
export function formatDateTimeInList(epoch: EpochMs, now: EpochMs): string {
  const wall = wallOf(epoch);
  const year = wall.year === wallOf(now).year ? "" : `${wall.year}/`;
  return `${year}${monthAndDay(wall)} ${wall.hour}:${wall.minute}`;
}

/** 「11/23 20:00」, where the weekday says nothing; with its year outside the year of `now`. */
export function formatDateTimeBare(epoch: EpochMs, now: EpochMs): string {
  const wall = wallOf(epoch);
  const year = wall.year === wallOf(now).year ? "" : `${wall.year}/`;
  return `${year}${wall.month}/${wall.day} ${wall.hour}:${wall.minute}`;
}

/** 「今日 18:10」 on the day of `now` in Tokyo, 「11/30(月) 20:00」 on any other. */
export function formatDateTimeNear(epoch: EpochMs, now: EpochMs): string {
  return formatDate(epoch) === formatDate(now) ? `今日 ${formatTime(epoch)}` : formatDateTimeInList(epoch, now);
}

/** 「15:40」 on the day of `now` in Tokyo, 「11/22(日) 15:40」 on any other. */
export function formatMoment(epoch: EpochMs, now: EpochMs): string {
  return formatDate(epoch) === formatDate(now) ? formatTime(epoch) : formatDateTimeInList(epoch, now);
}

/** 「11/23 15:40:12」, for 連携履歴, where the second matters; with its year outside the year of `now`. */
export function formatDateTimeSeconds(epoch: EpochMs, now: EpochMs): string {
  const wall = wallOf(epoch);
  const year = wall.year === wallOf(now).year ? "" : `${wall.year}/`;
  return `${year}${wall.month}/${wall.day} ${formatTimeSeconds(epoch)}`;
}

/** 「15:40:12」 */
export function formatTimeSeconds(epoch: EpochMs): string {
  const wall = wallOf(epoch);
  return `${wall.hour}:${wall.minute}:${wall.second}`;
}

/** 「15:40」 */
export function formatTime(epoch: EpochMs): string {
  const wall = wallOf(epoch);
  return `${wall.hour}:${wall.minute}`;
}

/** 「2026/11/23」, the instant's date in Tokyo. */
export function formatDate(epoch: EpochMs): string {
  const wall = wallOf(epoch);
  return `${wall.year}/${wall.month}/${wall.day}`;
}

/** 「2026/11/23」 */
export function formatPlainDate(date: PlainDate): string {
  return date.replaceAll("-", "/");
}

/** 「2026/11/23(月) 18:10まで」. A month end reads 23:59まで. */
export function formatUntil(deadline: EpochMs): string {
  return `${formatDateTime(deadline)}まで`;
}

/** 「残り3日4時間」「残り4時間12分」「残り12分」「残り1分未満」; null once the deadline has passed (strictly after it). */
export function formatRemaining(deadline: EpochMs, now: EpochMs): string | null {
  if (now > deadline) return null;
  const minutes = Math.floor((deadline - now) / MINUTE_MS);
  if (minutes === 0) return "残り1分未満";
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (days > 0) return `残り${days}日${hours > 0 ? `${hours}時間` : ""}`;
  if (hours > 0) return `残り${hours}時間${rest > 0 ? `${rest}分` : ""}`;
  return `残り${rest}分`;
}

/** Whole days where there are any: 「残り3日」「残り4時間12分」; null once the deadline has passed. */
export function formatRemainingShort(deadline: EpochMs, now: EpochMs): string | null {
  return formatRemaining(deadline, now)?.replace(/(?<=日)\d+時間$/, "") ?? null;
}

/** 「11/23(月) 13:00に終了」 */
export function formatEnded(deadline: EpochMs, now: EpochMs): string {
  return `${formatDateTimeInList(deadline, now)}に終了`;
}

/** 「2026/11/23(月) 18:10まで 残り2時間30分」, or when it has passed 「11/23(月) 18:10に終了」. */
export function formatDeadline(deadline: EpochMs, now: EpochMs): string {
  const remaining = formatRemaining(deadline, now);
  return remaining === null ? formatEnded(deadline, now) : `${formatUntil(deadline)} ${remaining}`;
}

/** 「11/30(月)」, a day of the calendar without its year. */
export function formatMonthDay(date: PlainDate): string {
  const [, month, day] = date.split("-");
  return `${month}/${day}(${plainWeekday(date)})`;
}

/** 「月」 */
export function plainWeekday(date: PlainDate): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return weekdayOf({ year, month, day });
}

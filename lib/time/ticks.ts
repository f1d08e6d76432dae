import { formatDate, formatTime, wallOf } from "./display";
import type { EpochMs } from "./epoch";

/** A mark under a line of time. */
export interface Tick {
  readonly at: EpochMs;
  readonly text: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Below this the clock tells more than the calendar. */
const CLOCK_MS = 48 * HOUR_MS;
const MONTHS_MS = 60 * DAY_MS;
const MOST = 6;

/** Months in Asia/Tokyo, days where no month begins, hours where the whole is short. The first names the beginning. */
export function ticksOf(from: EpochMs, to: EpochMs, now: EpochMs): readonly Tick[] {
  const span = to - from;
  if (span < CLOCK_MS) return [{ at: from, text: beginning(from, now) }, ...hours(from, to)];
  const months = monthStarts(from, to).map((at) => ({ at, text: monthText(at) }));
  if (months.length === 0) return [{ at: from, text: dayText(from) }, ...days(from, to)];
  return [{ at: from, text: span < MONTHS_MS ? dayText(from) : monthText(from) }, ...thinned(months)];
}

/** The first millisecond of each month in Tokyo that begins after `from` and before `to`. */
export function monthStarts(from: EpochMs, to: EpochMs): readonly EpochMs[] {
  const wall = wallOf(from);
  const starts: EpochMs[] = [];
  for (let month = Number(wall.month); ; month += 1) {
    const at = tokyoMidnight(Number(wall.year), month, 1);
    if (at >= to) return starts;
    if (at > from) starts.push(at);
  }
}

/** Midnight of a date in Tokyo, by what the zone's own clock shows there; `month` from 0, and beyond 11 the next year. */
function tokyoMidnight(year: number, month: number, day: number): EpochMs {
  const guess = Date.UTC(year, month, day);
  const wall = wallOf(guess);
  const shown = Date.UTC(
    Number(wall.year),
    Number(wall.month) - 1,
    Number(wall.day),
    Number(wall.hour),
    Number(wall.minute),
  );
  return guess - (shown - guess);
}

function hours(from: EpochMs, to: EpochMs): readonly Tick[] {
  const step = HOUR_MS * ([1, 2, 3, 6, 12].find((one) => (to - from) / (one * HOUR_MS) <= MOST) ?? 12);
  const wall = wallOf(from);
  const midnight = tokyoMidnight(Number(wall.year), Number(wall.month) - 1, Number(wall.day));
  const ticks: Tick[] = [];
  for (let at = midnight; at < to; at += step) {
    if (at > from) ticks.push({ at, text: formatTime(at) === "00:00" ? dayText(at) : formatTime(at) });
  }
  return ticks;
}

function days(from: EpochMs, to: EpochMs): readonly Tick[] {
  const step = [1, 2, 5, 10].find((one) => (to - from) / (one * DAY_MS) <= MOST) ?? 10;
  const wall = wallOf(from);
  const ticks: Tick[] = [];
  for (let day = Number(wall.day) + step; ; day += step) {
    const at = tokyoMidnight(Number(wall.year), Number(wall.month) - 1, day);
    if (at >= to) return ticks;
    ticks.push({ at, text: dayText(at) });
  }
}

/** No more than a few: every second month, third, and so on, always those that divide the year evenly. */
function thinned(months: readonly Tick[]): readonly Tick[] {
  const step = [1, 2, 3, 4, 6, 12].find((one) => months.length / one <= MOST) ?? 12;
  return months.filter(({ at }) => (Number(wallOf(at).month) - 1) % step === 0);
}

function beginning(from: EpochMs, now: EpochMs): string {
  return formatDate(from) === formatDate(now) ? `今日 ${formatTime(from)}` : `${dayText(from)} ${formatTime(from)}`;
}

/** 「11/19」 */
function dayText(at: EpochMs): string {
  const { month, day } = wallOf(at);
  return `${month}/${day}`;
}

/** 「11月」, and 「2027年1月」 where a year begins. */
function monthText(at: EpochMs): string {
  const { year, month } = wallOf(at);
  return Number(month) === 1 ? `${year}年1月` : `${Number(month)}月`;
}

import type { EpochMs } from "@/lib/time/epoch";
import { startOfDayTokyo, tokyoDate } from "@/lib/time/tokyo";
import type { Random } from "./random";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Days in Tokyo, quickly: a hundred thousand orders ask for them a million times. Tokyo's days all have 24 hours. */
export interface Calendar {
  /** `YYMMDD`, the beginning of an order number. */
  numberDate(at: EpochMs): string;
  /** An instant from `from` to `to`, in working hours if there are any in between. */
  officeTime(random: Random, from: EpochMs, to: EpochMs): EpochMs;
  /** The same instant moved to an hour when people shop; never after `latest`. */
  shoppingTime(random: Random, at: EpochMs, latest: EpochMs): EpochMs;
}

const OFFICE_FROM_HOUR = 9;
const OFFICE_TO_HOUR = 19;
/** When orders come in: few at night, most in the evening. */
const SHOPPING_HOURS = [0, 7, 8, 9, 10, 11, 12, 12, 13, 15, 16, 18, 19, 20, 20, 21, 21, 21, 22, 22, 23] as const;

export function createCalendar(now: EpochMs): Calendar {
  const today = startOfDayTokyo(now);
  const names = new Map<EpochMs, string>();
  const startOf = (at: EpochMs) => today + Math.floor((at - today) / DAY_MS) * DAY_MS;
  const hourOf = (at: EpochMs) => Math.floor((at - startOf(at)) / HOUR_MS);

  return {
    numberDate(at) {
      const day = startOf(at);
      const known = names.get(day);
      if (known !== undefined) return known;
      const name = tokyoDate(day).replaceAll("-", "").slice(2);
      names.set(day, name);
      return name;
    },
    officeTime(random, from, to) {
      if (to <= from) return from;
      let at = from;
      for (let attempt = 0; attempt < 6; attempt += 1) {
        at = from + Math.floor(random.next() * (to - from));
        const hour = hourOf(at);
        if (hour >= OFFICE_FROM_HOUR && hour < OFFICE_TO_HOUR) break;
      }
      return at;
    },
    shoppingTime(random, at, latest) {
      const moved = startOf(at) + random.pick(SHOPPING_HOURS) * HOUR_MS + random.int(0, HOUR_MS - 1);
      return moved <= latest ? moved : at;
    },
  };
}

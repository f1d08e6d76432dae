import type { PlainDate } from "@/lib/time/plain-date";

/** 「261128-0042」: the order's number within its day in Tokyo. After 9,999 the number grows by a digit. */
export function numberOfDay(day: PlainDate, place: number): string {
  return `${day.slice(2).replaceAll("-", "")}-${String(place).padStart(4, "0")}`;
}

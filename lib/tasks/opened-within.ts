import type { EpochMs } from "@/lib/time/epoch";
import { addDays, endOfPlainDate, startOfPlainDate, tokyoDate } from "@/lib/time/tokyo";
import type { TaskAge } from "./task-ages";

const DAYS: Record<TaskAge, { readonly from: number; readonly to: number | null }> = {
  "0": { from: 0, to: 0 },
  "1-3": { from: 1, to: 3 },
  "4-7": { from: 4, to: 7 },
  "8-30": { from: 8, to: 30 },
  "31-": { from: 31, to: null },
};

/** When work of an age was opened: both ends included, null is open. */
export function openedWithin(age: TaskAge, now: EpochMs): { readonly from: EpochMs | null; readonly to: EpochMs } {
  const { from, to } = DAYS[age];
  const today = tokyoDate(now);
  return {
    from: to === null ? null : startOfPlainDate(addDays(today, -to)),
    to: endOfPlainDate(addDays(today, -from)),
  };
}

import "server-only";

import type { Database } from "@/lib/db/client";
import { type LimitRecord, limitsByDay } from "@/lib/db/read/home/limits";
import { linkedUntilFilter } from "@/lib/orders/list/list-where";
import type { EpochMs } from "@/lib/time/epoch";
import type { PlainDate } from "@/lib/time/plain-date";
import { endOfPlainDate, startOfPlainDate } from "@/lib/time/tokyo";
import { limitDates, nearnessOf } from "./days";
import type { LimitDay, LimitMethod, LimitsView } from "./home-view";
import { knownMethod } from "./known-method";
import { rulesAndClock } from "./rules-and-clock";

/** The linked limits of the next days. Which capabilities are linked is the evaluator's answer, as in the list. */
export async function readLimits(db: Database): Promise<LimitsView> {
  const { shop, now } = await rulesAndClock(db);
  const dates = limitDates(now);
  const last = dates.at(-1);
  if (last === undefined) throw new Error("no days to show limits of");
  const until = linkedUntilFilter(shop, now, endOfPlainDate(last));
  const records = await limitsByDay(db, until, dates.map(startOfPlainDate));
  const all = records.find(({ day }) => day === 0);
  return {
    serverNow: now,
    days: dates.map((date, index) =>
      dayOf(
        date,
        records.filter(({ day }) => day === index + 1),
        now,
      ),
    ),
    total: { count: all?.count ?? 0, yen: all?.yen ?? 0 },
  };
}

function dayOf(date: PlainDate, records: readonly LimitRecord[], now: EpochMs): LimitDay {
  const methods: LimitMethod[] = records.map(({ methodId, stage, count, yen, first, last }) => ({
    methodId: knownMethod(methodId),
    stage,
    count,
    yen,
    first,
    last,
  }));
  return {
    date,
    nearness: nearnessOf(date, now),
    count: methods.reduce((sum, { count }) => sum + count, 0),
    yen: methods.reduce((sum, { yen }) => sum + yen, 0),
    methods: methods.sort((a, b) => b.yen - a.yen),
  };
}

import "server-only";

import type { Database } from "@/lib/db/client";
import { readHomeNow } from "@/lib/db/read/home/now";
import { linkedUntilFilter, listWhere } from "@/lib/orders/list/list-where";
import { DIFFERENCE_KINDS, type DifferenceKind } from "@/lib/payments/model/differences";
import { endOfDayTokyo } from "@/lib/time/tokyo";
import { HOME_FILTERS } from "./home-links";
import type { NowView } from "./home-view";
import { knownMethod } from "./known-method";
import { rulesAndClock } from "./rules-and-clock";

export async function readNow(db: Database): Promise<NowView> {
  const { shop, now } = await rulesAndClock(db);
  const { needsPerson, differences, ...rest } = await readHomeNow(db, {
    endingToday: linkedUntilFilter(shop, now, endOfDayTokyo(now)),
    declined: listWhere(HOME_FILTERS.declined, shop, now),
  });
  const { oldest } = needsPerson;
  return {
    ...rest,
    serverNow: now,
    needsPerson: { ...needsPerson, oldest: oldest && { ...oldest, methodId: knownMethod(oldest.methodId) } },
    differences: {
      ...differences,
      kinds: differences.kinds.flatMap(({ kind, count }) => (isDifferenceKind(kind) ? [{ kind, count }] : [])),
    },
  };
}

function isDifferenceKind(text: string): text is DifferenceKind {
  return DIFFERENCE_KINDS.some((kind) => kind === text);
}

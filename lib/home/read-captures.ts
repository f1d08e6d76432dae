import "server-only";

import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import type { Database } from "@/lib/db/client";
import { firstToLapse } from "@/lib/db/read/home/captures";
import { lapsesAt } from "@/lib/gateway/providers/registry";
import { listWhere } from "@/lib/orders/list/list-where";
import { HOME_FILTERS } from "./home-links";
import type { CapturesView } from "./home-view";
import { knownMethod } from "./known-method";
import { rulesAndClock } from "./rules-and-clock";

const SHOWN = 5;
/** The providers' own limits; of the others none is known. */
const LASTING = METHOD_IDS.flatMap((methodId) => {
  const lastsMs = lapsesAt(methodId, 0);
  return lastsMs === null ? [] : [{ methodId, lastsMs }];
});

export async function readCaptures(db: Database): Promise<CapturesView> {
  const { shop, now } = await rulesAndClock(db);
  const records = await firstToLapse(db, listWhere(HOME_FILTERS.captures, shop, now), LASTING, SHOWN);
  return {
    serverNow: now,
    count: records[0]?.count ?? 0,
    yen: records[0]?.yen ?? 0,
    rows: records.map(({ orderNumber, methodId, total, paymentAt, lapsesAt: lapses }) => ({
      orderNumber,
      methodId: knownMethod(methodId),
      total,
      paymentAt,
      lapsesAt: lapses,
    })),
  };
}

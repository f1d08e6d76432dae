import "server-only";

import type { Database } from "@/lib/db/client";
import { oldestWithSum } from "@/lib/db/home/captures";
import { listWhere } from "@/lib/orders/list-where";
import { HOME_FILTERS } from "./home-links";
import type { CapturesView } from "./home-view";
import { knownMethod } from "./known-method";
import { rulesAndClock } from "./rules-and-clock";

const SHOWN = 5;

export async function readCaptures(db: Database): Promise<CapturesView> {
  const { shop, now } = await rulesAndClock(db);
  const records = await oldestWithSum(db, listWhere(HOME_FILTERS.captures, shop, now), SHOWN);
  return {
    serverNow: now,
    count: records[0]?.count ?? 0,
    yen: records[0]?.yen ?? 0,
    rows: records.map(({ orderNumber, methodId, total, paymentAt }) => ({
      orderNumber,
      methodId: knownMethod(methodId),
      total,
      paymentAt,
    })),
  };
}

import "server-only";

import type { Database } from "@/lib/db/client";
import { database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { countOpenWork, countOrdersWhere, type WorkCounts } from "@/lib/db/read/desk-counts";
import { shopRules } from "@/lib/db/read/order-list-rules";
import { NO_FILTER } from "./list-filter";
import { shopSettingsOf } from "./list-rules";
import { listWhere } from "./list-where";

/** What waits for a person: shown on every screen, each leading to the list that it counts. */
export interface DeskCounts extends WorkCounts {
  /** 本日期限: something would be linked now, and is no longer so tomorrow. */
  readonly endingToday: number;
}

export async function readDeskCounts(db: Database = database()): Promise<DeskCounts> {
  const [work, rules, now] = await Promise.all([countOpenWork(db), shopRules(db), databaseNow(db)]);
  const today = listWhere({ ...NO_FILTER, deadline: { kind: "today" } }, shopSettingsOf(rules), now);
  return { ...work, endingToday: await countOrdersWhere(db, today) };
}

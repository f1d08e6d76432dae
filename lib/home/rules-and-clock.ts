import "server-only";

import type { LinkageSettings } from "@/lib/capability/linkage-classes";
import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { shopRules } from "@/lib/db/read/order-list-rules";
import { shopSettingsOf } from "@/lib/orders/list/list-rules";
import type { EpochMs } from "@/lib/time/epoch";

/** What the rules read beside the orders: the flags and settings as they are, and the database's clock. */
export async function rulesAndClock(db: Database): Promise<{ readonly shop: LinkageSettings; readonly now: EpochMs }> {
  const [rules, now] = await Promise.all([shopRules(db), databaseNow(db)]);
  return { shop: shopSettingsOf(rules), now };
}

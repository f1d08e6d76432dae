import "server-only";

import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { refusedSince } from "@/lib/db/read/home/refused";
import { codeMeaning } from "@/lib/gateway/providers/registry";
import { startOfPlainDate } from "@/lib/time/tokyo";
import { refusedSinceDate } from "./days";
import type { RefusedView } from "./home-view";
import { knownMethod } from "./known-method";

const SHOWN = 4;

export async function readRefused(db: Database): Promise<RefusedView> {
  const now = await databaseNow(db);
  const since = refusedSinceDate(now);
  const records = await refusedSince(db, startOfPlainDate(since), SHOWN);
  return {
    serverNow: now,
    since,
    count: records[0]?.count ?? 0,
    rows: records.map(({ count: _, ...record }) => ({
      ...record,
      methodId: knownMethod(record.methodId),
      meaning: record.providerCode === null ? null : codeMeaning(record.methodId, record.providerCode),
    })),
  };
}

import "server-only";

import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { lastChangedBy } from "@/lib/db/read/home/mine";
import type { MineView } from "./home-view";

const SHOWN = 6;

export async function readMine(db: Database, staffId: string): Promise<MineView> {
  const [now, records] = await Promise.all([databaseNow(db), lastChangedBy(db, staffId, SHOWN)]);
  return {
    serverNow: now,
    rows: records.map(({ kind, state, ...row }) => ({
      ...row,
      operation: kind === null || state === null ? null : { kind, state },
    })),
  };
}

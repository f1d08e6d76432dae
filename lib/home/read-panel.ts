import "server-only";

import type { Database } from "@/lib/db/client";
import type { HomePanel, HomeViews } from "./home-view";
import { readCaptures } from "./read-captures";
import { readLimits } from "./read-limits";
import { readMine } from "./read-mine";
import { readNow } from "./read-now";
import { readRefused } from "./read-refused";
import { readTasks } from "./read-tasks";

const READERS: { readonly [P in HomePanel]: (db: Database, staffId: string) => Promise<HomeViews[P]> } = {
  now: readNow,
  limits: readLimits,
  tasks: readTasks,
  captures: readCaptures,
  refused: readRefused,
  mine: readMine,
};

/** One panel of ホーム as this person sees it. */
export function readPanel<P extends HomePanel>(db: Database, panel: P, staffId: string): Promise<HomeViews[P]> {
  return READERS[panel](db, staffId);
}

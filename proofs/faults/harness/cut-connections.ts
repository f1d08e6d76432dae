import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { SeededRandom } from "../../random";

/** One of the product's own connections that is in the middle of something, if any is. */
const CUT_ONE = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'juchu-desk-money'
  ORDER BY (state <> 'idle') DESC, random() LIMIT 1`;

/** Cuts the product's connections to its database, one at a time, at any point of their work. `stop` returns how many. */
export function cutConnections(sql: pg.Pool, random: SeededRandom): { stop(): Promise<number> } {
  let stopped = false;
  let cut = 0;
  const ended = (async () => {
    for (;;) {
      await pause(random.int(50, 900));
      if (stopped) return;
      cut += (await sql.query(CUT_ONE)).rowCount ?? 0;
    }
  })();
  return {
    async stop() {
      stopped = true;
      await ended;
      return cut;
    },
  };
}

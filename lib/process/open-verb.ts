import "server-only";

import { isDatabaseAway } from "@/lib/db/away";
import { type Database, database } from "@/lib/db/client";
import type { StaffMember } from "@/lib/identity/role";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { type OpeningOrder, readOpening } from "@/lib/orders/detail/read-order";
import type { VerbRefusal } from "@/lib/payments/model/contract";
import { type AskedVerb, type PrepareDeps, prepareWhile } from "@/lib/payments/verbs/prepare";
import { err, ok, type Result } from "@/lib/result/result";

export interface Opening extends AskedVerb {
  /** The version that staff saw before; what was changed after it comes with the answer. null: they saw none. */
  readonly since: number | null;
}

/** An order may change between the reading and the lock. So many times in a row it does not. */
const TRIES = 6;

/**
 * Opens a control of an order and answers with everything that its form or dialog shows. It reads the order, then
 * prepares under the order's lock, and only if the order is still what was read. The lock is not held while reading.
 */
export async function openVerb(
  deps: PrepareDeps,
  staff: StaffMember,
  asked: Opening,
  db: Database = database(),
): Promise<Result<OpenedVerb, VerbRefusal>> {
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const read = await readOpening(asked, staff, db);
      if (read === null) return err({ code: "order_not_found" });
      const prepared = await prepareWhile(deps, staff, asked, (state) => isSame(state, read.state));
      if (prepared === null) continue;
      const { view, rule, meanwhile } = read;
      return prepared.ok ? ok({ ...prepared.value, view, rule, meanwhile }) : prepared;
    }
    return err({ code: "database_unavailable" });
  } catch (error) {
    if (isDatabaseAway(error)) return err({ code: "database_unavailable" });
    throw error;
  }
}

function isSame(a: OpeningOrder["state"], b: OpeningOrder["state"]): boolean {
  return a.version === b.version && a.flagsState === b.flagsState;
}

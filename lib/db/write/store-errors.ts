import pg from "pg";
import { isDatabaseAway } from "@/lib/db/away";
import { StoreError } from "@/lib/payments/store/store-error";

/** Serialization failure, deadlock, a lock not to be had, a statement that waited too long. */
const CONFLICTS = new Set(["40001", "40P01", "55P03", "57014"]);
/** Two that met in the same instant: the second try sees the first. */
const RACED = new Set([
  "operations_one_open_per_payment",
  "operations_one_open_per_order",
  "console_tasks_one_open",
  "differences_one_open",
  "orders_registration_key_key",
  "orders_order_number_key",
]);

/** What a failed statement means for the caller; whatever is neither a conflict nor an absence is a bug and stays itself. */
export function storeError(error: unknown, perhapsCommitted = false): unknown {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof pg.DatabaseError) {
    const { code = "", constraint = "" } = error;
    const raced = code === "23505" && RACED.has(constraint);
    if (CONFLICTS.has(code) || raced) return new StoreError("conflict", message, { cause: error });
  }
  const away = isDatabaseAway(error) || isLostConnection(error);
  return away ? new StoreError("away", message, { cause: error, perhapsCommitted }) : error;
}

/** What `pg` throws without any code. */
function isLostConnection(error: unknown): boolean {
  return error instanceof Error && /Query read timeout|Client was closed/.test(error.message);
}

/** The database said no to COMMIT itself: nothing stands. Anything else at COMMIT leaves it open. */
export function commitWasRefused(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.severity === "ERROR";
}

import type pg from "pg";
import type { SimulatorAddress } from "@/lib/simulator/address";
import { openLedgerLoad } from "@/prisma/sample/lay-ledger";
import { layOrders, layStaff, providersRecord } from "../../harness/lay-rows";
import type { AnyOrder } from "../../shop/orders";
import type { ActingPerson } from "../../shop/settings";

/** A history's staff and orders, with what the providers hold for them. */
export async function layHistory(
  sql: pg.Pool,
  simulator: SimulatorAddress,
  staff: readonly ActingPerson[],
  opened: readonly AnyOrder[],
): Promise<void> {
  const load = openLedgerLoad(simulator);
  await load.add(opened.flatMap(({ ledger }) => (ledger === null ? [] : [providersRecord(ledger)])));
  await load.end();
  await layStaff(sql, staff);
  await layOrders(sql, opened);
}

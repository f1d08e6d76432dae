import "server-only";

import type { Database } from "@/lib/db/client";
import { Prisma } from "@/prisma/generated/client";

/** The numbers of the orders that bear one of these names, as their number or as their payment's id; two at most. */
export async function ordersNamed(db: Database, names: readonly string[]): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ orderNumber: string }[]>(ordersNamedSql(names));
  return rows.map((row) => row.orderNumber);
}

/** Exported for the test that reads its plan. */
function ordersNamedSql(names: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT o.order_number AS "orderNumber" FROM orders o WHERE o.order_number = ANY(${names})
    UNION SELECT o.order_number FROM payments p JOIN orders o ON o.id = p.order_id
      WHERE p.provider_payment_id = ANY(${names})
    LIMIT 2`;
}

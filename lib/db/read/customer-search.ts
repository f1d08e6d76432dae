import "server-only";

import type { Database } from "@/lib/db/client";
import type { RegisteredCustomer } from "@/lib/payments/model/registration";
import { Prisma } from "@/prisma/generated/client";
import { termCondition } from "./order-list-conditions";

/** A customer as their orders have them: the same name, kana, mail and telephone are one. */
export interface CustomerRecord extends RegisteredCustomer {
  readonly orders: number;
  /** Epoch milliseconds. */
  readonly lastOrderedAt: number;
}

/** So many orders are looked through, the newest first, for so many customers. */
const ORDERS_MAX = 2_000;
const CUSTOMERS_MAX = 40;

/** Those whose orders hold every term somewhere, the newest first; the address is that of their last order that has one. */
export async function customersOfOrders(db: Database, terms: readonly string[]): Promise<readonly CustomerRecord[]> {
  return db.$queryRaw<CustomerRecord[]>(customersSql(terms));
}

/** Exported for the test that reads its plan. */
export function customersSql(terms: readonly string[]): Prisma.Sql {
  const found = Prisma.join(terms.map(termCondition), " AND ");
  const last = (column: string) =>
    Prisma.raw(`(array_agg(${column} ORDER BY customer_postal_code = '', ordered_at DESC, id DESC))[1]`);
  return Prisma.sql`
    WITH hits AS (SELECT o.* FROM orders o WHERE ${found} ORDER BY o.ordered_at DESC, o.id DESC LIMIT ${ORDERS_MAX}::int)
    SELECT customer_name AS name, customer_kana AS kana, customer_email AS email, customer_phone AS phone,
      ${last("customer_postal_code")} AS "postalCode", ${last("customer_prefecture")} AS prefecture,
      ${last("customer_city")} AS city, ${last("customer_street")} AS street, ${last("customer_building")} AS building,
      count(*)::int AS orders, (extract(epoch FROM max(ordered_at)) * 1000)::float8 AS "lastOrderedAt"
    FROM hits GROUP BY customer_name, customer_kana, customer_email, customer_phone
    ORDER BY max(ordered_at) DESC, max(id) DESC LIMIT ${CUSTOMERS_MAX}::int`;
}

import pg from "pg";

/** An untouched order of the sample whose payment lives at its provider. */
export interface FreshOrder {
  readonly orderNumber: string;
  readonly stage: string;
}

/** Orders whose payment lives at a provider and with which nothing is open. */
export async function freshOrders(databaseUrl: string): Promise<readonly FreshOrder[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<FreshOrder>(
      `SELECT o.order_number AS "orderNumber", o.stage::text
       FROM orders o JOIN payments p ON p.order_id = o.id AND p.superseded_at IS NULL
       WHERE o.stage IN ('before_capture', 'after_capture') AND NOT o.cancellation_mark AND p.waiting_amount IS NULL
         AND NOT EXISTS (SELECT FROM operations x WHERE x.order_id = o.id AND x.settled_at IS NULL)
         AND NOT EXISTS (SELECT FROM console_tasks t WHERE t.order_id = o.id AND t.state = 'open')
       ORDER BY o.id`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

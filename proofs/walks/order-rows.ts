import type pg from "pg";

/** An order as its rows have it: what a form may show, and what a save may change. */
export interface WalkedOrder {
  readonly version: number;
  readonly stage: string;
  readonly total: number;
  readonly shippingFee: number;
  readonly discount: number;
  readonly points: number;
  readonly lines: readonly { readonly name: string; readonly quantity: number; readonly unitPrice: number }[];
  /** What the provider is known to hold, in yen. */
  readonly held: number;
  readonly openOperation: boolean;
}

export async function readOrderRows(sql: pg.Pool, orderNumber: string): Promise<WalkedOrder> {
  const { rows } = await sql.query<WalkedOrder>(
    `SELECT o.version, o.stage::text, o.total, o.shipping_fee AS "shippingFee", o.discount, o.points,
       (SELECT json_agg(json_build_object('name', l.name, 'quantity', l.quantity, 'unitPrice', l.unit_price)
          ORDER BY l.position) FROM order_lines l WHERE l.order_id = o.id) AS lines,
       CASE WHEN p.captured > 0 THEN p.captured - p.refunded ELSE p.authorized END AS held,
       EXISTS (SELECT FROM operations x WHERE x.order_id = o.id AND x.settled_at IS NULL) AS "openOperation"
     FROM orders o JOIN payments p ON p.order_id = o.id WHERE o.order_number = $1`,
    [orderNumber],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no order ${orderNumber}`);
  return row;
}

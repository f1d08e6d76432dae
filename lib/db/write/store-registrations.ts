import type pg from "pg";
import type { Rounding } from "@/lib/money/tax";
import type { FoundRegistration, NewOrder, RegistrationName } from "@/lib/payments/store/port";
import { patchOf } from "./store-columns";

/** Holds the day's counter until COMMIT: another registration of the day waits, and a rollback leaves no gap. */
export async function nextOrderNumber(client: pg.ClientBase, day: string): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    `INSERT INTO order_number_days (day, last) VALUES ($1, 1)
     ON CONFLICT (day) DO UPDATE SET last = order_number_days.last + 1 RETURNING last`,
    [day],
  );
  const [counted] = rows;
  if (counted === undefined) throw new Error(`the numbers of ${day} were not counted`);
  return counted.last;
}

/** A shop without its settings row stands at the column's default. */
export async function heldTaxRounding(client: pg.ClientBase): Promise<Rounding> {
  const { rows } = await client.query<{ rounding: Rounding }>(
    "SELECT tax_rounding AS rounding FROM shop_settings WHERE id = 1 FOR SHARE",
  );
  return rows[0]?.rounding ?? "down";
}

export async function findRegistration(
  client: pg.ClientBase,
  name: RegistrationName,
): Promise<FoundRegistration | null> {
  const [column, value] =
    "requestKey" in name ? ["registration_key", name.requestKey] : ["order_number", name.orderNumber];
  const { rows } = await client.query<FoundRegistration>(
    `SELECT o.order_number AS "orderNumber", e.data->>'content' AS content
     FROM orders o LEFT JOIN audit_events e ON e.order_id = o.id AND e.order_version = 1
     WHERE o.${column} = $1`,
    [value],
  );
  return rows[0] ?? null;
}

/** The order's row and its payment's, which awaits its authorization; answers the order's id. */
export async function insertOrderRows(client: pg.ClientBase, order: Omit<NewOrder, "lines">): Promise<number> {
  const columns = { ...patchOf("newOrders", order), version: 1 };
  const names = Object.keys(columns);
  const places = names.map((_, index) => `$${index + 1}`);
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO orders (${names.join(", ")}) VALUES (${places.join(", ")}) RETURNING id`,
    Object.values(columns),
  );
  const [made] = rows;
  if (made === undefined) throw new Error(`order ${order.orderNumber} was not written`);
  await client.query("INSERT INTO payments (order_id, method_id, state) VALUES ($1, $2, 'awaiting')", [
    made.id,
    order.methodId,
  ]);
  return made.id;
}

import type pg from "pg";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import type { Recorded } from "@/lib/simulator/answers";
import type { LoadPayment } from "@/lib/simulator/load-format";
import { toWire } from "@/lib/simulator/payment";
import { sideOf, statusOf } from "@/lib/simulator/providers/registry";
import { layTable } from "@/prisma/sample/lay-table";
import { SeededRandom } from "../random";
import type { AnyOrder } from "../shop/orders";
import { type ActingPerson, drawnFlags } from "../shop/settings";

/** Flags of every method, mostly on, and the shop's settings. */
export async function laySettings(sql: pg.Pool, seed: string): Promise<void> {
  const methods = METHOD_IDS.map((methodId) => {
    return { methodId, ...drawnFlags(new SeededRandom(`${seed}/${methodId}`)), version: 1, updatedAt: Date.now() };
  });
  await atOnce(sql, async (client) => {
    await layTable(client, "method_settings", methods);
    await client.query("INSERT INTO shop_settings (id) VALUES (1) ON CONFLICT DO NOTHING");
  });
}

/** People who work in the shop. */
export function layStaff(sql: pg.Pool, staff: readonly ActingPerson[]): Promise<void> {
  return atOnce(sql, (client) => layTable(client, "staff", staff.map(staffRow)));
}

/** Orders with their lines and payments, in the shop's rows. The caller lays the providers' records. */
export function layOrders(sql: pg.Pool, opened: readonly AnyOrder[]): Promise<void> {
  const lines = opened.flatMap(({ order }) =>
    order.lines.map((line, position) => ({ orderId: order.id, position, ...line })),
  );
  const payments = opened.map(({ payment }) => payment);
  return atOnce(sql, async (client) => {
    await layTable(client, "orders", opened.map(orderRow));
    await layTable(client, "order_lines", lines);
    await layTable(client, "payments", payments);
  });
}

/** What the provider holds for an order, as the protocol writes a payment. */
export function providersRecord({ payment, entries }: Recorded): LoadPayment {
  return toWire(payment, statusOf(sideOf(payment), payment), entries);
}

async function atOnce(sql: pg.Pool, work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
  const client = await sql.connect();
  try {
    await client.query("BEGIN");
    await work(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

function staffRow({ id, name, role }: ActingPerson) {
  const now = new Date().toISOString();
  const email = `${id}@example.jp`;
  return { id, name, email, emailVerified: true, role, banned: false, createdAt: now, updatedAt: now };
}

function orderRow({ order: { lines: _, ...order } }: AnyOrder) {
  return { ...order, searchText: "", updatedAt: new Date().toISOString() };
}

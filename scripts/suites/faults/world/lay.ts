import type pg from "pg";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { toWire } from "@/lib/simulator/payment";
import { sideOf, statusOf } from "@/lib/simulator/providers/registry";
import { layTable } from "@/prisma/sample/lay-table";
import { Random } from "../../random";
import type { OpenedOrder } from "../../sim/shop/orders";
import { anyFlags } from "../../sim/shop/settings";
import type { Person } from "./staff";

/** Flags of every method, mostly on, and the shop's settings. */
export async function laySettings(client: pg.ClientBase, seed: string): Promise<void> {
  const methods = METHOD_IDS.map((methodId) => {
    return { methodId, ...anyFlags(new Random(`${seed}/${methodId}`)), version: 1, updatedAt: Date.now() };
  });
  await layTable(client, "method_settings", methods);
  await client.query("INSERT INTO shop_settings (id) VALUES (1) ON CONFLICT DO NOTHING");
}

/** A history's staff and orders, with what the providers hold for them. */
export async function layHistory(
  pool: pg.Pool,
  simulatorUrl: string,
  staff: readonly Person[],
  opened: readonly OpenedOrder[],
): Promise<void> {
  const payments = opened.map(({ ledger: { payment, entries } }) => {
    return JSON.stringify(toWire(payment, statusOf(sideOf(payment), payment.state), entries));
  });
  const response = await fetch(`${simulatorUrl}/simulator/load`, {
    method: "POST",
    headers: { "x-simulator-control": "1" },
    body: `${payments.join("\n")}\n`,
  });
  if (!response.ok) throw new Error(`the simulator took no payments: ${await response.text()}`);
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await layTable(client, "staff", staff.map(staffRow));
    await layTable(client, "orders", opened.map(orderRow));
    await layTable(
      client,
      "order_lines",
      opened.flatMap(({ order }) => order.lines.map((line, position) => ({ orderId: order.id, position, ...line }))),
    );
    await layTable(
      client,
      "payments",
      opened.map(({ payment }) => payment),
    );
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

function staffRow({ id, name, role }: Person) {
  const now = new Date().toISOString();
  const email = `${id}@example.jp`;
  return { id, name, email, emailVerified: true, role, banned: false, createdAt: now, updatedAt: now };
}

function orderRow({ order: { lines: _, ...order } }: OpenedOrder) {
  return { ...order, searchText: "", updatedAt: new Date().toISOString() };
}

import type pg from "pg";
import { toWire } from "@/lib/simulator/payment";
import { sideOf, statusOf } from "@/lib/simulator/providers/registry";
import { layTable } from "@/prisma/sample/lay-table";
import { Random } from "../random";
import { type OpenedOrder, openOrder } from "../sim/shop/orders";
import type { ServerControl } from "./told-by-server";

/** A history has one order; both follow from its number. */
export const orderIdOf = (index: number): number => index + 1;
export const indexOf = (orderNumber: string): number => Number(orderNumber.slice(1)) - 1;

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: "operator";
}

/** Everybody who works in these histories. */
export const STAFF: readonly [Person, Person] = [
  { id: "contrary-aoi", name: "aoi", role: "operator" },
  { id: "contrary-rei", name: "rei", role: "operator" },
];

export async function layStaff(sql: pg.Pool): Promise<void> {
  const client = await sql.connect();
  const now = new Date().toISOString();
  try {
    await layTable(
      client,
      "staff",
      STAFF.map(({ id, name, role }) => {
        const email = `${name}@example.jp`;
        return { id, name, email, emailVerified: true, role, banned: false, createdAt: now, updatedAt: now };
      }),
    );
  } finally {
    client.release();
  }
}

/** Providers that know operations by an id: few methods, and answers of their own when a request comes twice. */
const KNOWS_IDS = /^(?:amazon|smartpay|komoju|merpay|docomo)\//;
const SOON_ENOUGH = 60;

/** Any order; in every third history one of a provider that knows ids. */
function drawnOrder(seed: string, index: number, since: number): OpenedOrder {
  const wanted = new Random(`${seed}/${index}/family`).chance(0.33);
  for (let nth = 0; ; nth += 1) {
    const opened = openOrder(orderIdOf(index), since, new Random(`${seed}/${index}/order ${nth}`));
    if (!wanted || nth === SOON_ENOUGH || KNOWS_IDS.test(opened.order.methodId)) return opened;
  }
}

/** The order of a history, in the shop and, as the protocol writes a payment, at the server. */
export async function layOrder(
  sql: pg.Pool,
  server: ServerControl,
  seed: string,
  index: number,
  since: number,
): Promise<OpenedOrder> {
  const opened = drawnOrder(seed, index, since);
  const { payment, entries } = opened.ledger;
  await server.load([toWire(payment, statusOf(sideOf(payment), payment.state), entries)]);
  const { lines, ...order } = opened.order;
  const client = await sql.connect();
  try {
    await client.query("BEGIN");
    await layTable(client, "orders", [{ ...order, searchText: "", updatedAt: new Date().toISOString() }]);
    const rows = lines.map((line, position) => ({ orderId: order.id, position, ...line }));
    await layTable(client, "order_lines", rows);
    await layTable(client, "payments", [opened.payment]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
  return opened;
}

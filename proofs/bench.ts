// npm run bench: how quick the shop's screens are, beside a bare Node + pg server on the same database in the same run.
//   --orders N    how many orders the shop has (3000)
//   --requests N  how many requests each figure stands on (100)
// docs/benchmarks.md says what is measured. The last line of the output is JSON.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import pg from "pg";
import type { OrderListView } from "@/lib/orders/list/list-view";
import { type BenchOrders, benchCases } from "./bench/cases";
import { type Compared, compareTimes, timeRequest } from "./bench/measure";
import { type BenchShop, openBenchShop } from "./bench/own-shop";

const AT_ONCE = [1, 4] as const;
const DEEP_PAGE = 20;

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(`--${name} is "${text}", but it is a whole number from 1 to ${most}.`);
}

/** The list is walked by its own cursors, as staff would. */
async function findOrders({ url, cookie, databaseUrl }: BenchShop): Promise<BenchOrders> {
  let cursor = "";
  let deep = "";
  for (let page = 1; page < DEEP_PAGE; page += 1) {
    const at = cursor === "" ? "" : `?${new URLSearchParams({ cursor })}`;
    const view: OrderListView = await (await fetch(`${url}/api/orders${at}`, { headers: { cookie } })).json();
    if (view.next === null) break;
    cursor = view.next;
    deep = view.rows.at(-1)?.orderNumber ?? deep;
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ opened: string }>(
    `SELECT order_number AS opened FROM orders WHERE stage = 'after_capture' ORDER BY version DESC, id LIMIT 1`,
  );
  await client.end();
  return { opened: rows[0]?.opened ?? deep, deep, deepCursor: cursor };
}

interface Measured extends Compared {
  readonly name: string;
  readonly atOnce: number;
}

function tell({ name, atOnce, shop, bare, ratio }: Measured): void {
  const columns = [shop.median, shop.p95, bare.median, bare.p95].map((ms) => ms.toFixed(1).padStart(9));
  console.log(`${name.padEnd(26)}${String(atOnce).padStart(3)}${columns.join("")}${ratio.toFixed(1).padStart(8)}`);
}

async function measure(shop: BenchShop, requests: number): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  console.log(`${"milliseconds".padEnd(26)} at once: shop median, p95, bare median, p95, ratio of medians`);
  for (const { name, shop: address, bare } of benchCases(await findOrders(shop))) {
    for (const atOnce of AT_ONCE) {
      const compared = await compareTimes(
        requests,
        atOnce,
        () => timeRequest(`${shop.url}${address}`, { cookie: shop.cookie }),
        () => timeRequest(`${shop.bareUrl}${bare}`, {}),
      );
      const line = { name, atOnce, ...compared };
      tell(line);
      measured.push(line);
    }
  }
  return measured;
}

async function bench(): Promise<void> {
  const startedAt = Date.now();
  const { values } = parseArgs({ options: { orders: { type: "string" }, requests: { type: "string" } } });
  const orders = wholeNumber("orders", values.orders ?? "3000", 2_000_000);
  const requests = wholeNumber("requests", values.requests ?? "100", 10_000);
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const shop = await openBenchShop(root, orders);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => shop.close().finally(() => process.exit(130)));
  }
  try {
    const measured = await measure(shop, requests);
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    console.log(JSON.stringify({ suite: "bench", orders, requests, seconds, cases: measured }));
  } finally {
    await shop.close();
  }
}

try {
  await bench();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

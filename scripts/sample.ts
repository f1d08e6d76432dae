// npm run sample: lays the sample shop anew, so that its limits are fresh; works beside an open shop.
//   --orders N   how many orders (3000)
//   --seed TEXT  another shop of the same kind
//   --if-empty   only into an empty database: what npm start does
// The last line of the output is JSON: {"orders":3000,"accounts":[…],"seconds":3.1}
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { DEFAULT_ORDERS, DEFAULT_SEED } from "@/prisma/sample/generate";
import { laySample, type SampleState, sampleState } from "@/prisma/sample/lay-sample";
import { SAMPLE_ACCOUNTS } from "@/prisma/sample/staff";
import { connectionOfStarter, withShop } from "./sample/reach-shop";
import { CannotStart } from "./setup/cannot-start.mjs";
import { readSettings } from "./setup/settings.mjs";
import type { Connection } from "./shop/connection";

const MOST_ORDERS = 2_000_000;

interface Wish {
  readonly ifEmpty: boolean;
  readonly orders: number;
  readonly seed: string;
}

function readWish(args: readonly string[]): Wish {
  const { values } = parseArgs({
    args: [...args],
    options: { "if-empty": { type: "boolean" }, orders: { type: "string" }, seed: { type: "string" } },
  });
  const orders = Number(values.orders ?? DEFAULT_ORDERS);
  if (!Number.isInteger(orders) || orders < 1 || orders > MOST_ORDERS) {
    throw new CannotStart(`--orders is "${values.orders}", but it is a whole number from 1 to ${MOST_ORDERS}.`);
  }
  return { ifEmpty: values["if-empty"] ?? false, orders, seed: values.seed ?? DEFAULT_SEED };
}

function report(orders: number, startedAt: number, accounts: boolean): void {
  const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
  console.log(JSON.stringify({ orders, accounts: accounts ? SAMPLE_ACCOUNTS : [], seconds }));
}

async function lay(
  { databaseUrl, gatewayUrl, gatewayToken, cardFormOrigin, simulator }: Connection,
  { orders, seed }: Wish,
): Promise<void> {
  if (simulator === null || gatewayToken === null) {
    throw new CannotStart("The sample needs the provider simulator, but GATEWAY_URL names another server.");
  }
  const startedAt = Date.now();
  const target = { databaseUrl, simulator: { url: gatewayUrl, token: gatewayToken, pagesUrl: cardFormOrigin } };
  const laid = await laySample(target, { now: startedAt, orders, seed, differing: true });
  console.log(`Laid ${laid} orders. Sign in as ${SAMPLE_ACCOUNTS.map(({ email }) => email).join(", ")}.`);
  report(laid, startedAt, true);
}

/** For npm start: an empty database gets the sample, one that has it keeps it, a real shop is left alone. */
async function layIfEmpty(connection: Connection, wanted: boolean, wish: Wish): Promise<void> {
  const state: SampleState = await sampleState(connection.databaseUrl);
  const lays = state === "empty" || state === "unfinished";
  if (lays && wanted && connection.simulator !== null) return lay(connection, wish);
  if (lays) console.log("No sample is laid. The shop needs a first 管理者: npm run admin");
  report(0, Date.now(), state === "laid");
}

async function layAnew(connection: Connection, wish: Wish): Promise<void> {
  if ((await sampleState(connection.databaseUrl)) === "real") {
    throw new CannotStart(
      "This database holds a shop of its own, and the sample would take the place of its orders. Nothing was changed.\n" +
        "Give the sample a data folder of its own: DATA_DIR=… npm run sample",
    );
  }
  await lay(connection, wish);
}

try {
  const wish = readWish(process.argv.slice(2));
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const settings = readSettings(root, process.env, []);
  const given = wish.ifEmpty ? connectionOfStarter(process.env) : null;
  if (given !== null) await layIfEmpty(given, settings.sample, wish);
  else if (wish.ifEmpty) await withShop(settings, (connection) => layIfEmpty(connection, settings.sample, wish));
  else await withShop(settings, (connection) => layAnew(connection, wish));
} catch (error) {
  const known = error instanceof CannotStart || (error instanceof TypeError && "code" in error);
  console.error(known ? error.message : error);
  process.exitCode = 1;
}

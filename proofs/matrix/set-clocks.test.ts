import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { openSetClocks, type SetClocks } from "./set-clocks";

let clocks: SetClocks;
let shop: pg.Client;
let provider: pg.Client;

beforeAll(async () => {
  const urls = { shop: await freshDatabase(), provider: await freshDatabase() };
  clocks = await openSetClocks(urls);
  shop = new pg.Client({ connectionString: urls.shop });
  provider = new pg.Client({ connectionString: urls.provider });
  await shop.connect();
  await provider.connect();
});
afterAll(async () => {
  await shop.end();
  await provider.end();
  await clocks.close();
});

async function timesIn(client: pg.Client): Promise<readonly number[]> {
  const { rows } = await client.query<{ at: Date; began: Date }>("SELECT clock_timestamp() AS at, now() AS began");
  return rows.flatMap(({ at, began }) => [at.getTime(), began.getTime()]);
}

test("a stopped clock tells its instant to the millisecond, each side its own; released, both go on", async () => {
  const at = Date.UTC(2026, 9, 31, 14, 59, 59, 999);
  await clocks.stop({ shop: at, provider: at });
  await clocks.stop({ shop: at + 1 });
  expect(await timesIn(shop)).toEqual([at + 1, at + 1]);
  expect(await timesIn(provider)).toEqual([at, at]);
  await clocks.release();
  for (const one of [...(await timesIn(shop)), ...(await timesIn(provider))]) {
    expect(Math.abs(one - Date.now())).toBeLessThan(60_000);
  }
});

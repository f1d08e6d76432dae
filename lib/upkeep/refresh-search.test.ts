import { afterAll, beforeAll, expect, it } from "vitest";
import { writeComputedBy } from "@/lib/db/admin/computed-by";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { refreshSearch } from "./refresh-search";

let shop: PgShop;
beforeAll(async () => {
  shop = await openPgShop();
});
afterAll(() => shop.close());

it("folds anew what another fold left, changes no version, and does nothing when nothing changed", async () => {
  await shop.order({ methodId: METHOD.cancelWithin30Days });
  const left = await shop.order({ methodId: METHOD.cancelWithin30Days });
  await refreshSearch(shop.db);
  const rows = "SELECT id, version, search_text FROM orders ORDER BY id";
  const before = (await shop.sql.query(rows)).rows;
  await shop.sql.query("UPDATE orders SET search_text = 'another fold' WHERE id = $1", [left.id]);
  await writeComputedBy(shop.db, "search_by_fold", "another fold");
  expect(await refreshSearch(shop.db)).toBe(1);
  expect((await shop.sql.query(rows)).rows).toEqual(before);
  expect(await refreshSearch(shop.db)).toBeNull();
});

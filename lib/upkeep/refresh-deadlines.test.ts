import { afterAll, beforeAll, expect, it } from "vitest";
import { writeComputedBy } from "@/lib/db/admin/computed-by";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { read } from "@/lib/payments/testing/test-shop";
import { refreshDeadlines } from "./refresh-deadlines";

let shop: PgShop;
beforeAll(async () => {
  shop = await openPgShop();
});
afterAll(() => shop.close());

it("works out anew what other tables left, changes no version, and does nothing when nothing changed", async () => {
  const right = await shop.order({ methodId: METHOD.cancelWithin30Days });
  const wrong = await shop.order({ methodId: METHOD.cancelWithin30Days });
  const marked = await shop.order({ methodId: METHOD.cancelWithin30Days, cancellationMark: true });
  const before = await Promise.all([right, wrong, marked].map((order) => read(shop, order)));
  await shop.sql.query("UPDATE orders SET cancel_deadline = NULL, nearest_deadline = now() WHERE id = $1", [wrong.id]);
  await writeComputedBy(shop.db, "deadlines_by_facts", "other tables");
  expect(await refreshDeadlines(shop.db)).toBe(1);
  expect(await Promise.all([right, wrong, marked].map((order) => read(shop, order)))).toEqual(before);
  expect(await refreshDeadlines(shop.db)).toBeNull();
});

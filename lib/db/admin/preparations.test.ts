import { afterAll, beforeAll, expect, it } from "vitest";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { perform, prepared } from "@/lib/payments/testing/test-shop";
import { forgetPreparations } from "./preparations";

let shop: PgShop;
beforeAll(async () => {
  shop = await openPgShop();
});
afterAll(() => shop.close());

it("forgets what was opened and never confirmed, a day later; an answer is kept for ever", async () => {
  const order = await shop.order({ methodId: METHOD.cancelNotInTable });
  const old = await prepared(shop, order, "cancel");
  await perform(shop, order, "capture");
  const ageAll = (by: string) => shop.sql.query("UPDATE preparations SET expires_at = expires_at - $1::interval", [by]);
  await ageAll("24 hours");
  expect(await forgetPreparations(shop.db, 10)).toBe(0);
  await ageAll("31 minutes");
  expect(await forgetPreparations(shop.db, 10)).toBe(1);
  expect(await shop.preparation(old.requestKey)).toBeNull();
  const { rows } = await shop.sql.query("SELECT 1 FROM preparations WHERE answer IS NOT NULL");
  expect(rows).toHaveLength(1);
});

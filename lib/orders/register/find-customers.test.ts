import { afterAll, beforeAll, expect, test } from "vitest";
import { customersSql } from "@/lib/db/read/customer-search";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { NO_ADDRESS, registration } from "@/lib/payments/testing/registration";
import { STAFF } from "@/lib/payments/testing/test-shop";
import { registerOrder } from "@/lib/payments/verbs/register-order";
import { findCustomers } from "./find-customers";

let shop: PgShop;
const { customer } = registration();
const register = async (more: Partial<typeof customer>, lines = registration().lines) => {
  const answer = await registerOrder(
    shop.deps,
    STAFF.operator,
    registration({ customer: { ...customer, ...more }, lines }),
  );
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.orderNumber;
};

beforeAll(async () => {
  shop = await openPgShop(2);
  await register({});
  await register({ ...NO_ADDRESS });
  const [line] = registration().lines;
  await register({ name: "髙橋 誠", kana: "タカハシ マコト", email: "", phone: "03-0000-7741" }, [
    { ...(line ?? { quantity: 1, unitPrice: 1, productCode: "", taxRate: "standard" }), name: "佐藤錦 さくらんぼ" },
  ]);
  await register({ name: "佐東 実", kana: "サトウ ミノル", email: "minoru@example.jp", phone: "080-0000-2360" });
});
afterAll(() => shop.close());

const names = async (typed: string) => (await findCustomers(shop.db, typed)).map(({ name }) => name);

test.each([
  ["さとう み", ["佐東 実", "佐藤 美咲"]],
  ["サトウミノル", ["佐東 実"]],
  ["高橋", ["髙橋 誠"]],
  ["0900000", ["佐藤 美咲"]],
  ["０８０－００００－２３６０", ["佐東 実"]],
  ["MISAKI@", ["佐藤 美咲"]],
  // Goods of that name are no customer.
  ["佐藤", ["佐藤 美咲"]],
  ["さくらんぼ", []],
  ["誰か", []],
  ["", []],
  ["09", []],
  ["a\0b", []],
])("%j finds %j", async (typed, found) => {
  expect(await names(typed)).toEqual(found);
});

test("one customer is one row, with how often, and the last address that there is", async () => {
  expect(await findCustomers(shop.db, "佐藤 美咲")).toEqual([
    {
      ...customer,
      postalCode: "1540001",
      orders: 2,
      lastOrderedAt: expect.any(Number),
    },
  ]);
});

test("the search text's index finds them", async () => {
  const { text, values } = customersSql(["さとう", "みさき"]);
  const client = await shop.sql.connect();
  await client.query("SET enable_seqscan = off");
  const { rows } = await client.query(`EXPLAIN ${text}`, values);
  client.release(true);
  expect(JSON.stringify(rows)).toMatch(/orders_search/);
});

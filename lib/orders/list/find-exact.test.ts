import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { methodWhere } from "@/prisma/builders/methods";
import { buildOrder } from "@/prisma/builders/orders";
import { findExact } from "./find-exact";

let db: Database;
let paymentId: string;

beforeAll(async () => {
  db = connect(await freshDatabase());
  const methodId = methodWhere("cancel.before_capture", (facts) => facts !== null);
  const now = Date.now();
  await buildOrder(db, { orderNumber: "261118-0066", methodId }, now);
  await buildOrder(db, { orderNumber: "EC-7", methodId }, now);
  const payment = await db.payment.findFirstOrThrow({ where: { order: { orderNumber: "261118-0066" } } });
  paymentId = payment.providerPaymentId ?? "";
  // An order that bears another one's payment id as its number.
  await buildOrder(db, { orderNumber: "twice", methodId }, now);
  await db.payment.updateMany({ where: { order: { orderNumber: "EC-7" } }, data: { providerPaymentId: "twice" } });
});
afterAll(() => db.$disconnect());

it.each([
  ["261118-0066", "261118-0066"],
  [" 261118-0066 ", "261118-0066"],
  ["２６１１１８－００６６", "261118-0066"],
  ["261118ー0066", "261118-0066"],
  ["ec-7", "EC-7"],
])("opens by the number %j", async (typed, orderNumber) => {
  expect(await findExact(db, typed)).toEqual({ orderNumber });
});

it("opens by the payment's id", async () => {
  expect(await findExact(db, paymentId)).toEqual({ orderNumber: "261118-0066" });
});

it.each(["", " ", "261118-006", "261118", "261118-0066 EC-7", "\0", "x".repeat(101)])(
  "opens nothing by %j, which names no order in full",
  async (typed) => {
    expect(await findExact(db, typed)).toEqual({ orderNumber: null });
  },
);

it("opens neither of two orders that a text names", async () => {
  expect(await findExact(db, "twice")).toEqual({ orderNumber: null });
});

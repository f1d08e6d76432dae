import { beforeEach, expect, it } from "vitest";
import type { RegisteredAs } from "./evidence";
import { plantBeforeEach } from "./testing/plant-before-each";
import type { PlantedShop } from "./testing/planted";

let planted: PlantedShop;
const { without } = plantBeforeEach((opened) => {
  planted = opened;
});

const registeredAs = (...registered: readonly RegisteredAs[]) => {
  planted.run.registered = registered;
};

beforeEach(async () => {
  await planted.sql("UPDATE orders SET registration_key = 'key-1' WHERE id = 1");
  await planted.event(1, "order_registered");
});

it("finds nothing wrong where every key and number is one order, answered again and again", async () => {
  registeredAs({ requestKey: "key-1", orderNumber: "S1" }, { requestKey: "key-1", orderNumber: "S1" });
  expect(await planted.broken()).toEqual([]);
});

it("finds one key that was told of two orders", async () => {
  await planted.order(2);
  registeredAs({ requestKey: "key-1", orderNumber: "S1" }, { requestKey: "key-1", orderNumber: "S2" });
  expect(await planted.broken()).toEqual([4]);
});

it("finds an order that staff were told of and that is not there", async () => {
  registeredAs({ requestKey: "key-9", orderNumber: "S9" });
  expect(await planted.broken()).toEqual([4]);
});

it("finds a key and a number that made two orders", async () => {
  await without("DROP INDEX orders_registration_key_key; DROP INDEX orders_order_number_key");
  await planted.order(2);
  await planted.sql("UPDATE orders SET registration_key = 'key-1', order_number = 'S1'");
  await planted.event(1, "order_registered");
  await planted.sql(
    `INSERT INTO audit_events (at, actor, subject, subject_id, order_id, order_version, kind, data)
     VALUES (now(), 'staff', 'order', 'S1', 2, 1, 'order_registered', '{}')`,
  );
  registeredAs({ requestKey: "key-1", orderNumber: "S1" });
  expect(await planted.broken()).toEqual([4, 4]);
});

it("finds an order that came in and whose trail does not say so", async () => {
  await planted.sql("UPDATE audit_events SET kind = 'memo_changed'");
  expect(await planted.broken()).toEqual([4]);
});

import { beforeEach, expect, it } from "vitest";
import { RegistrationCheck } from "./registration-check";
import { evidence, ORDER, type PlantedTables } from "./testing/rows";

let planted: PlantedTables;
let check: RegistrationCheck;
beforeEach(() => {
  planted = evidence();
  check = new RegistrationCheck(planted, planted.report);
});

it("finds nothing in one order that was told of twice", () => {
  for (let times = 0; times < 2; times += 1) check.answered({ requestKey: "key", orderNumber: "S1" });
  check.ended();
  expect(planted.found).toEqual([]);
});

it("finds a key that registered two orders", () => {
  check.answered({ requestKey: "key", orderNumber: "S1" });
  check.answered({ requestKey: "key", orderNumber: "S2" });
  expect(planted.rules()).toEqual([4]);
});

it("finds an order that was told of and is not there, or is there twice", () => {
  check.answered({ requestKey: "key", orderNumber: "S9" });
  check.answered({ requestKey: "another", orderNumber: "S1" });
  planted.put({ order: { ...ORDER, id: 2 } });
  check.ended();
  expect(planted.rules()).toEqual([5, 5]);
});

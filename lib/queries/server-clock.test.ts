import { afterEach, expect, it } from "vitest";
import { browserTime, forgetServerClock } from "./server-clock";

const HOUR = 3_600_000;
afterEach(forgetServerClock);

it.each([
  ["right", 0],
  ["an hour ahead", HOUR],
  ["an hour behind", -HOUR],
])("data counts from when the server read it, on a clock that is %s", (_clock, ahead) => {
  expect(browserTime(1_000, 1_000 + ahead + 200)).toBe(1_000 + ahead + 200);
  expect(browserTime(5_000, 5_000 + ahead + 50)).toBe(5_000 + ahead + 50);
  expect(browserTime(5_000, 5_000 + ahead + 330_000)).toBe(5_000 + ahead + 50);
});

it("a page that was kept changes nothing about the clocks", () => {
  browserTime(1_000, 1_100);
  browserTime(1_000, 601_000);
  expect(browserTime(700_000, 700_500)).toBe(700_100);
});

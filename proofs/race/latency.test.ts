import { expect, it } from "vitest";
import { latencyOf } from "./latency";

it("is taken from real waits, and is null without any", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(latencyOf(hundred)).toEqual({ p50: 50, p99: 99, most: 100 });
  expect(latencyOf([7.4])).toEqual({ p50: 7, p99: 7, most: 7 });
  expect(latencyOf([])).toBeNull();
});

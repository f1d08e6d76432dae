import { expect, it } from "vitest";
import { uuidV7 } from "./ids";

it("ids carry their time, version and variant, and sort by time", () => {
  const early = uuidV7(1_000, new Uint8Array(10).fill(255));
  expect(early).toBe("00000000-03e8-7fff-bfff-ffffffffffff");
  expect(uuidV7(1_001, new Uint8Array(10)) > early).toBe(true);
});

import { expect, test } from "vitest";
import { allowedRange } from "./allowed-range";
import { evaluate } from "./evaluate";
import { METHOD_IDS } from "./facts/catalogue";
import { aCase } from "./testing/a-case";

test("減額のみ ends at the present amount, anything else at what the shop takes", () => {
  expect(allowedRange(aCase({ method: "yamato/paypay" }), 10_000)).toEqual({ min: 1, max: 6800, decreaseOnly: true });
  expect(allowedRange(aCase({ method: "sbps/card" }), 10_000)).toEqual({ min: 1, max: 10_000, decreaseOnly: false });
  expect(allowedRange(aCase({ method: "paypal/paypal" }), 10_000)).toEqual({
    min: 1,
    max: 10_000,
    decreaseOnly: false,
  });
});

test("it is read from the payment's own stage", () => {
  expect(allowedRange(aCase({ method: "gmo-ps/atokara" }), 10_000)?.decreaseOnly).toBe(false);
  expect(allowedRange(aCase({ method: "gmo-ps/atokara", stage: "after_capture" }), 10_000)?.decreaseOnly).toBe(true);
});

test("there is no range below an amount of 0", () => {
  expect(allowedRange(aCase({ method: "yamato/paypay", amount: 0 }), 10_000)).toBeNull();
});

test.each(METHOD_IDS)("%s: both ends of the range are not refused, a yen beyond is", (method) => {
  for (const stage of ["before_capture", "after_capture"] as const) {
    const asked = aCase({ method, stage, capability: "amount" });
    const range = allowedRange(asked, asked.amount + 100);
    if (range === null) throw new Error("an amount of 6800 leaves a range");
    const outcome = (newAmount: number) => evaluate({ ...asked, newAmount }).outcome;
    expect(outcome(range.min)).not.toBe("refused");
    expect(outcome(range.max)).not.toBe("refused");
    expect(outcome(range.min - 1)).toBe("refused");
    if (range.decreaseOnly) expect(outcome(range.max + 1)).toBe("refused");
  }
});

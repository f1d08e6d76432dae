import { expect, test } from "vitest";
import { consequencesOfCapture } from "./consequences";
import { METHOD_IDS, type MethodId } from "./facts/catalogue";
import { flagsOf } from "./method-flags";

const movable = METHOD_IDS.filter((method) => flagsOf(method).includes("captureOnAuthorization"));

function movedBy(question: "cancel" | "amount", kind: "taken_away" | "given" | "changed"): readonly MethodId[] {
  return movable.filter((method) =>
    consequencesOfCapture(method).some((one) => one.question === question && one.kind === kind),
  );
}

test("オーソリ時確定フラグ takes the cancel linkage away from four methods", () => {
  expect(movedBy("cancel", "taken_away")).toEqual([
    "veritrans4g/rakuten-pay",
    "gmo-ps/atokara",
    "amazon/pay",
    "amazon/pay-v2",
  ]);
  expect(movedBy("cancel", "given")).toEqual([]);
});

test("it takes the amount linkage from some and gives it to others", () => {
  expect(movedBy("amount", "taken_away")).toEqual([
    "veritrans3g/card",
    "veritrans4g/card",
    "np/connect-pro-instant",
    "amazon/pay",
    "amazon/pay-v2",
    "merpay/online",
  ]);
  expect(movedBy("amount", "given")).toEqual(["veritrans4g/rakuten-pay", "gmo-pg/carrier-docomo", "gmo-pg/carrier-au"]);
});

test("it swaps limits and conditions", () => {
  expect(consequencesOfCapture("gmo-pg/paypay")).toMatchObject([
    {
      question: "cancel",
      kind: "changed",
      fields: ["deadline"],
      before: { facts: { deadline: "payment+30d" } },
      after: { facts: { deadline: "payment+180d" } },
    },
  ]);
  expect(consequencesOfCapture("sbps/paypay")).toMatchObject([{ kind: "changed", fields: ["skip_when_unpaid"] }]);
  expect(consequencesOfCapture("gmo-ps/atokara")).toMatchObject([
    { question: "cancel", kind: "taken_away", after: null },
    { question: "amount", kind: "changed", fields: ["decrease_only"] },
  ]);
  expect(consequencesOfCapture("sbps/epos")).toMatchObject([
    { kind: "changed", fields: ["gate", "captures_with_change"] },
  ]);
});

test("where both tables say the same, capture changes nothing", () => {
  expect(consequencesOfCapture("smbc-gmo/card")).toEqual([]);
  expect(consequencesOfCapture("paypal/paypal")).toEqual([]);
});

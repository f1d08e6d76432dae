import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case } from "./case";
import { evaluate } from "./evaluate";
import { answerAfterCapture, type SettingChange, whatWouldChange } from "./remedies";
import { ALL_ON, aCase } from "./testing/a-case";
import { anyCase } from "./testing/any-case";

function remediesOf(asked: Case) {
  return whatWouldChange(asked, evaluate(asked)).map(({ reason, remedies }) => [
    reason,
    remedies.map(({ change }) => named(change)),
  ]);
}

function named(change: SettingChange): string {
  if (change.kind === "method_setting") return `${change.setting}=${change.choice.value}`;
  return change.kind === "shop_setting" ? change.setting : change.kind;
}

describe("what would change a refusal", () => {
  test("either cancel flag opens a cancel", () => {
    expect(remediesOf(aCase())).toEqual([["flag_off", ["cancelApi=true", "terminationApi=true"]]]);
  });

  test("the answer that a flag would bring is told with it", () => {
    const asked = aCase();
    const [first] = whatWouldChange(asked, evaluate(asked));
    expect(first?.remedies.map(({ answer }) => answer.operation)).toEqual(["cancel", "terminate"]);
  });

  test("a method's own flag, choice or setting", () => {
    expect(remediesOf(aCase({ method: "gmo-ps/deferred" }))).toEqual([["flag_off", ["gmopsCancelApi=true"]]]);
    const epos = aCase({ method: "sbps/epos", capability: "amount", stage: "after_capture" });
    expect(remediesOf(epos)).toEqual([["flag_off", ["postCaptureAmount=link_and_capture"]]]);
    const atobarai = aCase({ method: "catchball/atobarai", capability: "amount", editChoice: false });
    expect(remediesOf(atobarai)).toEqual([["edit_choice_off", ["edit_choice"]]]);
    const smartpay = {
      method: "smartpay/smartpay",
      capability: "capture_on_authorization",
      orderMode: "other",
    } as const;
    expect(remediesOf(aCase(smartpay))).toEqual([
      ["flag_off", ["captureOnAuthorization=true"]],
      ["order_mode", ["orderMode=normal"]],
    ]);
    const recurring = { method: "gmo-pg/card-recurring", capability: "security_code", pciDss: false } as const;
    expect(remediesOf(aCase({ ...recurring, flags: ALL_ON }))).toEqual([["pci_dss_off", ["pciDss"]]]);
  });

  test("nothing where no setting helps", () => {
    expect(remediesOf(aCase({ method: "paypal/paypal" }))).toEqual([["not_in_table", []]]);
    const secure = { method: "resona/card", threeDSecure: true, flags: ALL_ON } as const;
    expect(remediesOf(aCase(secure))).toEqual([["three_d_secure", []]]);
    const late = { method: "gmo-pg/paypay", paymentAt: 0, flags: ALL_ON } as const;
    expect(remediesOf(aCase(late))).toEqual([["deadline_passed", []]]);
    const sent = { method: "np/connect-pro-instant-common", capability: "amount", slipNumberSent: true } as const;
    expect(remediesOf(aCase(sent))).toEqual([["slip_number_sent", []]]);
    expect(remediesOf(aCase({ method: "sbps/paypay", paid: false }))).toEqual([["unpaid", []]]);
    const more = { method: "yamato/paypay", capability: "amount", newAmount: 9999, editChoice: false } as const;
    expect(remediesOf(aCase(more))).toEqual([["increase", []]]);
  });

  test("each reason stands by itself: a remedy for one leaves the others", () => {
    const asked = aCase({ method: "resona/card", threeDSecure: true });
    const [flag] = whatWouldChange(asked, evaluate(asked));
    expect(flag?.remedies[0]?.answer.reasons).toEqual(["three_d_secure"]);
  });

  test("a reason that a setting causes always has a remedy, any other never", () => {
    const settable = ["flag_off", "edit_choice_off", "order_mode", "pci_dss_off"];
    fc.assert(
      fc.property(anyCase, (asked) => {
        for (const { reason, remedies } of whatWouldChange(asked, evaluate(asked))) {
          expect(remedies.length > 0).toBe(settable.includes(reason));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test("capturing now is answered from the other table, with the capture's clock running", () => {
  const day = 86_400_000;
  const paypay = aCase({ method: "gmo-pg/paypay", flags: ALL_ON });
  expect(answerAfterCapture(paypay).deadline).toBe((paypay.paymentAt ?? 0) + 180 * day);
  const rakuten = aCase({ method: "rakuten-card/card", flags: ALL_ON });
  expect(evaluate(rakuten).deadline).toBeNull();
  expect(answerAfterCapture(rakuten).deadline).toBe(rakuten.now + 170 * day);
  expect(answerAfterCapture(aCase({ method: "amazon/pay", flags: ALL_ON })).reasons).toEqual(["not_in_table"]);
});

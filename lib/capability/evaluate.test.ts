import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate";
import { METHOD_IDS } from "./facts/catalogue";
import { cellOf } from "./facts/tables";
import { ALL_ON, aCase } from "./testing/a-case";

const DAY = 86_400_000;

describe("a cancel", () => {
  const cancel = (changes: Parameters<typeof aCase>[0]) => evaluate(aCase({ capability: "cancel", ...changes }));

  test.each([
    [{ cancelApi: true, terminationApi: false }, "cancel"],
    [{ cancelApi: true, terminationApi: true }, "cancel"],
    [{ cancelApi: false, terminationApi: true }, "terminate"],
  ])("with %j sends %s", (flags, operation) => {
    expect(cancel({ flags })).toEqual({ outcome: "linked", reasons: [], deadline: null, operation });
  });

  test("with neither flag is not linked", () => {
    expect(cancel({})).toEqual({ outcome: "not_linked", reasons: ["flag_off"], deadline: null });
  });

  test("of a method with a flag of its own ignores the general flags, and never terminates", () => {
    const method = "gmo-ps/deferred";
    expect(cancel({ method, flags: { cancelApi: true, terminationApi: true } }).reasons).toEqual(["flag_off"]);
    expect(cancel({ method, flags: { gmopsCancelApi: true, terminationApi: true } }).operation).toBe("cancel");
  });

  test("of a method without a flag is linked by default, before capture only for アトカラ", () => {
    expect(cancel({ method: "gmo-ps/atokara", flags: { terminationApi: true } }).operation).toBe("cancel");
    expect(cancel({ method: "gmo-ps/atokara", stage: "after_capture", flags: ALL_ON }).reasons).toEqual([
      "not_in_table",
    ]);
    expect(cancel({ method: "komoju/alipay", stage: "after_capture" }).outcome).toBe("linked");
  });

  test("of an unpaid order is the shop's alone where the page says so, whatever the flags", () => {
    const unpaid = { outcome: "shop_only", reasons: ["unpaid"], deadline: null };
    expect(cancel({ method: "sbps/paypay", paid: false })).toEqual(unpaid);
    expect(cancel({ method: "sbps/paypay", paid: false, flags: ALL_ON })).toEqual(unpaid);
    expect(cancel({ method: "sbps/paypay", paid: true }).reasons).toEqual(["flag_off"]);
    expect(cancel({ method: "sbps/paypay", paid: false, stage: "after_capture", flags: ALL_ON }).outcome).toBe(
      "linked",
    );
    expect(cancel({ method: "sbps/au-pay", paid: false, flags: ALL_ON }).outcome).toBe("linked");
  });

  test("of a payment with 3D Secure is excluded for りそな's card, and only there", () => {
    const flags = ALL_ON;
    expect(cancel({ method: "resona/card", threeDSecure: true, flags }).reasons).toEqual(["three_d_secure"]);
    expect(cancel({ method: "resona/card", threeDSecure: false, flags }).outcome).toBe("linked");
    expect(cancel({ method: "resona/card-3ds", threeDSecure: true, flags }).reasons).toEqual(["not_in_table"]);
    expect(cancel({ method: "smbc-gmo/card", threeDSecure: true, flags }).outcome).toBe("linked");
  });

  test("names all that stands in its way", () => {
    expect(cancel({ method: "resona/card", threeDSecure: true }).reasons).toEqual(["flag_off", "three_d_secure"]);
    const late = cancel({ method: "gmo-pg/paypay", now: aCase().now + 31 * DAY });
    expect(late.reasons).toEqual(["flag_off", "deadline_passed"]);
  });

  test("ignores amounts, the edit choice and what has been shipped", () => {
    const flags = { cancelApi: true };
    const answer = cancel({ method: "np/connect-pro-instant-common", flags });
    const other = { amount: 0, newAmount: 0, editChoice: false, slipNumberSent: true };
    expect(cancel({ method: "np/connect-pro-instant-common", flags, ...other })).toEqual(answer);
  });
});

describe("an amount change", () => {
  const change = (changes: Parameters<typeof aCase>[0]) => evaluate(aCase({ capability: "amount", ...changes }));

  test("to the same amount is none, even to 0 from 0, even where the method is in no table", () => {
    const none = { outcome: "no_change", reasons: [], deadline: null };
    expect(change({ newAmount: 6800 })).toEqual(none);
    expect(change({ amount: 0, newAmount: 0 })).toEqual(none);
    expect(change({ method: "paypal/paypal", newAmount: 6800 })).toEqual(none);
  });

  test("to 0 is a cancel, also where the method is in no table, and for that reason alone", () => {
    const useCancel = { outcome: "refused", reasons: ["use_cancel"], deadline: null };
    expect(change({ newAmount: 0 })).toEqual(useCancel);
    expect(change({ method: "paypal/paypal", newAmount: 0 })).toEqual(useCancel);
    expect(change({ method: "yamato/paypay", newAmount: 0, editChoice: false })).toEqual(useCancel);
  });

  test("of a method in no table is not linked, up or down", () => {
    for (const newAmount of [1, 6799, 6801]) {
      expect(change({ method: "gmo-pg/paypay", newAmount }).reasons).toEqual(["not_in_table"]);
    }
  });

  test("upwards is refused outright where only a decrease is possible, whatever else stands in the way", () => {
    const refused = { outcome: "refused", reasons: ["increase"], deadline: null };
    expect(change({ method: "yamato/paypay", newAmount: 6801, editChoice: false })).toEqual(refused);
    expect(change({ method: "amazon/pay", newAmount: 6801 })).toEqual(refused);
    expect(change({ method: "sbps/card", newAmount: 6801 }).outcome).toBe("linked");
    expect(change({ method: "yamato/paypay", newAmount: 6799 }).outcome).toBe("linked");
  });

  test("waits for the capture where the page says so", () => {
    for (const method of ["amazon/pay", "amazon/pay-v2", "merpay/online"] as const) {
      expect(change({ method })).toEqual({ outcome: "at_capture", reasons: [], deadline: null });
    }
  });

  test("follows the choice made in the edit form", () => {
    for (const method of ["catchball/atobarai", "yamato/paypay"] as const) {
      expect(change({ method, editChoice: true }).operation).toBe("change_amount");
      expect(change({ method, editChoice: false }).reasons).toEqual(["edit_choice_off"]);
    }
    expect(change({ method: "sbps/card", editChoice: false }).outcome).toBe("linked");
  });

  test("after capture needs the very choice that the line names", () => {
    const stage = "after_capture";
    const epos = (postCaptureAmount: "off" | "link" | "link_and_capture") =>
      change({ method: "sbps/epos", stage, flags: { postCaptureAmount } });
    expect(epos("off").reasons).toEqual(["flag_off"]);
    expect(epos("link").reasons).toEqual(["flag_off"]);
    expect(epos("link_and_capture").operation).toBe("change_amount_and_capture");
    const atone = (postCaptureAmount: "off" | "link" | "link_and_capture") =>
      change({ method: "np/atone-per-use", stage, flags: { postCaptureAmount } });
    expect(atone("off").reasons).toEqual(["flag_off"]);
    expect(atone("link_and_capture").reasons).toEqual(["flag_off"]);
    expect(atone("link").operation).toBe("change_amount");
  });

  test("ends with the slip number for NP's common interface, and only there", () => {
    expect(change({ method: "np/connect-pro-instant-common", slipNumberSent: true }).reasons).toEqual([
      "slip_number_sent",
    ]);
    expect(change({ method: "np/connect-pro-instant-common", slipNumberSent: false }).outcome).toBe("linked");
    expect(change({ method: "np/connect-pro-instant", slipNumberSent: true }).outcome).toBe("linked");
  });

  test("of GMOPS後払い follows its own flag", () => {
    const method = "gmo-ps/deferred";
    expect(change({ method, flags: { ...ALL_ON, gmopsModifyApi: false } }).reasons).toEqual(["flag_off"]);
    expect(change({ method, flags: { gmopsModifyApi: true } }).operation).toBe("change_amount");
  });

  test("says its limit whatever the outcome", () => {
    const deadline = Date.parse("2027-01-31T11:00:00.000Z");
    for (const newAmount of [0, 1, 6800, 9999]) {
      expect(change({ method: "docomo/d-barai", newAmount }).deadline).toBe(deadline);
    }
  });
});

describe("the settings", () => {
  test("capture on authorization asks for its flag, for Smartpay also for 通常注文方式", () => {
    const ask = (changes: Parameters<typeof aCase>[0]) =>
      evaluate(aCase({ capability: "capture_on_authorization", ...changes }));
    expect(ask({ flags: { captureOnAuthorization: true } })).toEqual({ outcome: "linked", reasons: [] });
    expect(ask({ method: "smartpay/smartpay", orderMode: "other" }).reasons).toEqual(["flag_off", "order_mode"]);
    expect(ask({ method: "smartpay/smartpay", orderMode: "other", flags: ALL_ON }).reasons).toEqual(["order_mode"]);
    expect(ask({ method: "smartpay/smartpay", flags: ALL_ON }).outcome).toBe("linked");
    expect(ask({ method: "komoju/wechat-pay" }).outcome).toBe("linked");
    expect(ask({ method: "zeus/card", flags: ALL_ON })).toEqual({ outcome: "not_linked", reasons: ["not_in_table"] });
  });

  test("the security code asks for its flag, for 継続課金 also for PCI DSS", () => {
    const ask = (changes: Parameters<typeof aCase>[0]) => evaluate(aCase({ capability: "security_code", ...changes }));
    expect(ask({ flags: { securityCodeRequired: true } })).toEqual({ outcome: "required", reasons: [] });
    expect(ask({ method: "gmo-pg/card-recurring", pciDss: false }).reasons).toEqual(["flag_off", "pci_dss_off"]);
    expect(ask({ method: "gmo-pg/card-recurring", pciDss: false, flags: ALL_ON }).reasons).toEqual(["pci_dss_off"]);
    expect(ask({ method: "gmo-pg/card-recurring", flags: ALL_ON }).outcome).toBe("required");
    expect(ask({ method: "gmo-pg/paypay", flags: ALL_ON })).toEqual({
      outcome: "not_required",
      reasons: ["not_in_table"],
    });
  });
});

describe.each(METHOD_IDS)("%s", (method) => {
  test.each(["before_capture", "after_capture"] as const)("is linked %s exactly where the tables have it", (stage) => {
    for (const question of ["cancel", "amount"] as const) {
      const facts = cellOf(method, `${question}.${stage}`)?.facts;
      const postCaptureAmount = facts?.captures_with_change ? "link_and_capture" : "link";
      const flags = { ...ALL_ON, postCaptureAmount } as const;
      const { outcome, reasons } = evaluate(aCase({ method, capability: question, stage, flags }));
      if (facts === undefined)
        expect({ outcome, reasons }).toEqual({ outcome: "not_linked", reasons: ["not_in_table"] });
      else
        expect({ outcome, reasons }).toEqual({
          outcome: facts.settled_at_capture ? "at_capture" : "linked",
          reasons: [],
        });
    }
  });
});

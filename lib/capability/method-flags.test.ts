import { expect, test } from "vitest";
import { METHOD_IDS, type MethodId, type ProviderId, providerOf } from "./facts/catalogue";
import { DEFAULT_FLAGS, DEFAULT_RULES, FLAG_IDS, FLAGS } from "./facts/flags";
import { cellOf } from "./facts/tables";
import { choicesOf, flagsOf, settingsOf, settingsRead } from "./method-flags";
import { methodsWith } from "./methods-with";
import { capabilitiesOf } from "./types";

test.each<[MethodId, readonly string[]]>([
  ["gmo-ps/deferred", ["gmopsCancelApi", "gmopsModifyApi"]],
  ["gmo-ps/atokara", ["captureOnAuthorization"]],
  ["komoju/alipay", []],
  ["catchball/atobarai", ["cancelApi", "terminationApi"]],
  ["paypal/paypal", ["captureOnAuthorization"]],
  ["resona/card-3ds", ["captureOnAuthorization", "securityCodeRequired"]],
  ["gmo-pg/epos", ["cancelApi", "terminationApi"]],
  ["sbps/epos", ["cancelApi", "terminationApi", "postCaptureAmount", "captureOnAuthorization"]],
])("%s has the flags that its cells read and no other", (method, flags) => {
  expect(flagsOf(method)).toEqual(flags);
});

test("決済方式 is a setting of the one method whose line names it, and of no other", () => {
  expect(METHOD_IDS.filter((method) => settingsOf(method).includes("orderMode"))).toEqual(["smartpay/smartpay"]);
  expect(settingsOf("smartpay/smartpay")).toEqual([...flagsOf("smartpay/smartpay"), "orderMode"]);
  const smartpay = cellOf("smartpay/smartpay", "capture_on_authorization");
  expect(smartpay === null ? null : settingsRead(smartpay.facts)).toEqual(["captureOnAuthorization", "orderMode"]);
  expect(DEFAULT_RULES.orderMode).toBe("normal");
});

test("every flag is had by some method, and only methods without any flag are linked by default", () => {
  expect(new Set(METHOD_IDS.flatMap(flagsOf))).toEqual(new Set(FLAG_IDS));
  expect(METHOD_IDS.filter((method) => flagsOf(method).length === 0)).toEqual(["komoju/wechat-pay", "komoju/alipay"]);
});

test("a provider's flags add up over its methods", () => {
  const count = (provider: ProviderId) =>
    METHOD_IDS.filter((method) => providerOf(method) === provider).flatMap(flagsOf).length;
  expect(count("paidy")).toBe(4);
  expect(count("paypal")).toBe(1);
});

test("オーソリ確定後金額変更連携フラグ offers what the method's lines name", () => {
  const values = (method: MethodId) => choicesOf(method, "postCaptureAmount").map((choice) => choice.value);
  expect(values("sbps/epos")).toEqual(["off", "link_and_capture"]);
  expect(values("np/atone-next-month")).toEqual(["off", "link"]);
  expect(choicesOf("smbc-gmo/card", "cancelApi").map((choice) => choice.value)).toEqual([false, true]);
});

test("without a word from the shop every flag is off", () => {
  for (const flag of FLAG_IDS) expect(DEFAULT_FLAGS[flag]).toBe(FLAGS[flag].off.value);
});

test("the shop's settings concern the methods whose lines name them", () => {
  expect(methodsWith("only_normal_order_mode")).toEqual(["smartpay/smartpay"]);
  expect(methodsWith("only_pci_dss")).toEqual(["gmo-pg/card-recurring"]);
  for (const question of ["cancel", "amount"] as const) {
    expect(methodsWith("external_notice", capabilitiesOf(question))).toEqual(["gmo-pg/rakuten-pay-v2"]);
  }
  expect(methodsWith("external_notice", capabilitiesOf("security_code"))).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { CAPABILITIES, type Capability, type DeadlineRule, type Facts, type Gate } from "../types";
import {
  METHOD_IDS,
  METHODS,
  methodAndProvider,
  methodInList,
  methodTitle,
  PROVIDER_IDS,
  providerOf,
  withProvider,
} from "./catalogue";
import { EDIT_CHOICES } from "./edit-choices";
import { FLAGS_OF_GATE } from "./flags";
import { cellOf, TABLES } from "./tables";

const PUBLISHED: Record<Capability, { readonly lines: number; readonly methods: number }> = {
  "cancel.before_capture": { lines: 51, methods: 56 },
  "cancel.after_capture": { lines: 39, methods: 44 },
  "amount.before_capture": { lines: 27, methods: 28 },
  "amount.after_capture": { lines: 18, methods: 20 },
  capture_on_authorization: { lines: 39, methods: 45 },
  security_code: { lines: 14, methods: 14 },
};

const allLines = CAPABILITIES.flatMap((capability) => TABLES[capability]);

describe("the catalogue", () => {
  test("has 23 providers and 67 methods, each method under its provider's id", () => {
    expect(PROVIDER_IDS).toHaveLength(23);
    expect(METHOD_IDS).toHaveLength(67);
    for (const method of METHOD_IDS) expect(method.split("/")[0]).toBe(providerOf(method));
    expect(new Set(METHOD_IDS.map(providerOf)).size).toBe(23);
  });

  test("tells any two methods apart, in full and in a narrow column", () => {
    const inFull = METHOD_IDS.map((method) => `${providerOf(method)} ${methodTitle(method)}`);
    expect(new Set(inFull).size).toBe(67);
    expect(new Set(METHOD_IDS.map(methodInList)).size).toBe(67);
  });

  test("writes a provider beside a method only where the method's name does not say it", () => {
    expect(methodAndProvider("smartpay/smartpay")).toBe("Smartpay");
    expect(methodAndProvider("paypal/paypal")).toBe("PayPal決済");
    expect(methodAndProvider("gmo-pg/paypay")).toBe("PayPay GMOペイメントゲートウェイ");
    expect(methodInList("paypal/paypal")).toBe("PayPal");
    expect(withProvider("クレジットカード", "楽天カード")).toBe("クレジットカード(楽天カード)");
    expect(new Set(METHOD_IDS.map(methodAndProvider)).size).toBe(67);
  });

  test("names a method by label and variant", () => {
    expect(methodTitle("gmo-pg/card-recurring")).toBe("クレジットカード(継続課金)");
    expect(methodTitle("gmo-pg/paypay")).toBe("PayPay");
    expect(methodInList("rakuten-card/card")).toBe("カード(楽天カード)");
  });
});

describe("the six tables", () => {
  test.each(CAPABILITIES)("%s has as many lines and methods as the page", (capability) => {
    const table = TABLES[capability];
    expect(table).toHaveLength(PUBLISHED[capability].lines);
    expect(table.flatMap((line) => line.methods)).toHaveLength(PUBLISHED[capability].methods);
  });

  test("hold 207 of the 402 cells", () => {
    const supported = METHOD_IDS.flatMap((m) => CAPABILITIES.filter((c) => cellOf(m, c) !== null));
    expect(supported).toHaveLength(207);
    expect(METHOD_IDS.length * CAPABILITIES.length).toBe(402);
  });

  test.each(CAPABILITIES)("%s names only known methods, each once, its lines counted from 1", (capability) => {
    const methods = TABLES[capability].flatMap((line) => line.methods);
    expect(new Set(methods).size).toBe(methods.length);
    for (const method of methods) expect(METHODS).toHaveProperty([method]);
    expect(TABLES[capability].map((line) => line.line)).toEqual(TABLES[capability].map((_, index) => index + 1));
  });

  test.each(CAPABILITIES)("%s keeps a provider's lines together, as the page does", (capability) => {
    const providers = TABLES[capability].flatMap((line) => line.methods.map(providerOf));
    const blocks = providers.filter((provider, index) => provider !== providers[index - 1]);
    expect(new Set(blocks).size).toBe(blocks.length);
  });

  test("list only methods of one provider in a line", () => {
    for (const line of allLines) expect(new Set(line.methods.map(providerOf)).size).toBe(1);
  });

  test("use every gate and every limit", () => {
    const gates: Record<Gate, true> = {
      always: true,
      cancel_api_or_termination_api: true,
      gmops_cancel_api: true,
      gmops_modify_api: true,
      post_capture_amount_flag: true,
      edit_choice: true,
      capture_on_auth_flag: true,
      security_code_flag: true,
    };
    const deadlines: Record<DeadlineRule, true> = {
      "order_date+5months_end": true,
      "capture_date+1month_end": true,
      "payment+30d": true,
      "payment+90d": true,
      "payment+180d": true,
      "payment+2months_end_20h": true,
      "capture+170d": true,
    };
    expect(new Set(allLines.map((line) => line.facts.gate))).toEqual(new Set(Object.keys(gates)));
    expect(Object.keys(FLAGS_OF_GATE)).toEqual(Object.keys(gates));
    expect(new Set(allLines.flatMap((line) => line.facts.deadline ?? []))).toEqual(new Set(Object.keys(deadlines)));
  });

  // A remark may also name things that no fact tells, such as the shops of a chain.
  test("carry the page's own words wherever they say more than the head of the table", () => {
    const plain: Record<Capability, string> = {
      "cancel.before_capture": '{"gate":"cancel_api_or_termination_api"}',
      "cancel.after_capture": '{"gate":"cancel_api_or_termination_api"}',
      "amount.before_capture": '{"gate":"always"}',
      "amount.after_capture": '{"gate":"always"}',
      capture_on_authorization: '{"gate":"capture_on_auth_flag"}',
      security_code: '{"gate":"security_code_flag"}',
    };
    for (const capability of CAPABILITIES) {
      for (const line of TABLES[capability]) {
        const saysMore = JSON.stringify(line.facts) !== plain[capability];
        const words = saysMore
          ? line.remark !== "" || line.note !== ""
          : !/^\(.*\)$/.test(line.remark) && line.remark !== "";
        expect({ capability, line: line.line, words }).toEqual({ capability, line: line.line, words: saysMore });
      }
    }
  });

  test("put each vocabulary word only where its question can use it", () => {
    const home: Record<keyof Facts, RegExp> = {
      gate: /./,
      deadline: /^(cancel|amount)/,
      decrease_only: /^amount/,
      settled_at_capture: /^amount\.before_capture$/,
      captures_with_change: /^amount\.after_capture$/,
      skip_when_unpaid: /^cancel/,
      only_before_slip_number_sent: /^amount/,
      excluded_when_3ds: /^cancel/,
      only_normal_order_mode: /^capture_on_authorization$/,
      only_pci_dss: /^security_code$/,
      external_notice: /^(cancel|amount)/,
    };
    const words = CAPABILITIES.flatMap((capability) =>
      TABLES[capability].flatMap((line) => Object.keys(line.facts).map((word) => ({ capability, word }))),
    );
    for (const { capability, word } of words) expect(capability).toMatch(home[word as keyof Facts]);
    expect(new Set(words.map(({ word }) => word))).toEqual(new Set(Object.keys(home)));
  });
});

test("the edit choices are those of the methods whose gate is edit_choice", () => {
  const asked = METHOD_IDS.filter((method) =>
    CAPABILITIES.some((capability) => cellOf(method, capability)?.facts.gate === "edit_choice"),
  );
  expect([...EDIT_CHOICES.keys()]).toEqual(asked);
});

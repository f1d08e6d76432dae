import { describe, expect, it } from "vitest";
import { CARRIERS, type Carrier } from "@/lib/capability/facts/carriers";
import { readSlipNumber } from "./slip-number";

const of = (name: string): Carrier => {
  const found = CARRIERS.find((carrier) => carrier.name === name);
  if (found === undefined) throw new Error(`no carrier ${name}`);
  return found;
};

describe("a typed slip number", () => {
  it.each([
    ["ヤマト運輸", "456789012345", "4567-8901-2345"],
    ["ヤマト運輸", "4567-8901-2345", "4567-8901-2345"],
    ["ヤマト運輸", "４５６７ー８９０１－２３４５", "4567-8901-2345"],
    ["佐川急便", " 4567 8901 2345 ", "4567-8901-2345"],
    ["日本郵便", "em123456789jp", "EM123456789JP"],
    ["日本郵便", "12345678901", "12345678901"],
    ["西濃運輸", "1234567890", "1234567890"],
    ["その他", "ab-1", "AB1"],
  ])("of %s: %s", (carrier, typed, kept) => {
    expect(readSlipNumber(of(carrier), typed)).toEqual({ ok: true, value: kept });
  });

  it.each([
    ["佐川急便", "4001-22A4-5678", { code: "not_a_digit", character: "A" }],
    ["佐川急便", "4001-22あ4-5678", { code: "not_a_digit", character: "あ" }],
    ["日本郵便", "1234567890_", { code: "not_a_digit", character: "_" }],
    ["ヤマト運輸", "45678901234", { code: "wrong_length" }],
    ["ヤマト運輸", "4567890123456", { code: "wrong_length" }],
    ["ヤマト運輸", " - ", { code: "required" }],
  ])("of %s is named where it is none: %s", (carrier, typed, issue) => {
    expect(readSlipNumber(of(carrier), typed)).toEqual({ ok: false, issue });
  });
});

import { describe, expect, it } from "vitest";
import { type SearchableOrder, searchTermsOf, searchTextOf } from "./search-text";

const order: SearchableOrder = {
  orderNumber: "261024-0087",
  customerName: "佐藤 美咲",
  customerKana: "サトウ ミサキ",
  customerEmail: "Misaki.Sato@Example.jp",
  customerPhone: "090-1234-5678",
  slipNumber: "4012-3456-7890",
  providerPaymentId: "8f3a-21c9",
  lines: [{ name: "リネンシャツ 白 M" }, { name: "㈱山本の急須" }],
};

function finds(search: string): boolean {
  const text = searchTextOf(order);
  const terms = searchTermsOf(search);
  return terms.length > 0 && terms.every((term) => text.includes(term));
}

describe("search text", () => {
  it.each([
    "261024-0087",
    "2610240087",
    "0087",
    "-0087",
    "佐藤",
    "佐藤美咲",
    "佐藤 美咲",
    "美咲　佐藤",
    "さとう",
    "サトウ",
    "ｻﾄｳ",
    "misaki.sato@example.jp",
    "ＭＩＳＡＫＩ",
    "09012345678",
    "090-1234-5678",
    "０９０−１２３４−５６７８",
    "０９０ー１２３４",
    "4012-3456",
    "8f3a-21c9",
    "21c9",
    "りねん 白",
    "ｼｬﾂ",
    "(株)山本",
    "㈱山本",
    "急須 8F3A",
  ])("finds the order by %s", (search) => {
    expect(finds(search)).toBe(true);
  });

  it.each(["鈴木", "佐藤 鈴木", "261024-0088", "美咲さとう", "0909", "   ", "-", "%", "_"])(
    "does not find it by %s",
    (search) => {
      expect(finds(search)).toBe(false);
    },
  );

  it("composes kana whose mark was typed apart", () => {
    expect(searchTermsOf("か\u3099らす")).toEqual(["がらす"]);
  });

  it("looks for a word once, however often it is typed", () => {
    expect(searchTermsOf("佐藤 佐藤 サトウ さとう")).toEqual(["佐藤", "さとう"]);
  });

  it("keeps a long vowel and a hyphen between letters", () => {
    expect(searchTermsOf("タオル セーター ab-cd")).toEqual(["たおる", "せーたー", "ab-cd"]);
  });
});

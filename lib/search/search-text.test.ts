import { describe, expect, it } from "vitest";
import { methodInList } from "@/lib/capability/facts/catalogue";
import { fold, foldHash } from "./search-fold";
import { methodsNamed, type SearchableOrder, searchTermsOf, searchTextOf } from "./search-text";

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

  it.each([
    "髙高",
    "﨑崎嵜",
    "邉邊辺",
    "齋齊斎斉",
    "澤沢",
    "濱濵浜",
    "廣広",
    "𠮷吉",
    "德徳",
    "栁柳",
    "桒桑",
    "嶋嶌島",
    "冨富",
    "眞真",
    "國国圀",
    "瀨瀬",
    "槇槙",
    "𣘺橋",
    "檜桧",
    "曾曽",
    "龍竜",
    "惠恵",
    "榮栄",
    "櫻桜",
    "渕淵",
    "壽寿",
    "條条",
    "藏蔵",
    "靜静",
    "黑黒",
    "鐵鉄",
    "彌弥",
    "豐豊",
    "晉晋",
    "與与",
  ])("takes %s for one another", (variants) => {
    expect(new Set([...variants].map(fold)).size).toBe(1);
  });

  it("keeps apart what is only alike", () => {
    for (const [one, other] of ["橋激", "井丼", "太大", "土士", "末未", "谷穀", "後后", "伊藤伊東"].map((pair) => [
      pair.slice(0, pair.length / 2),
      pair.slice(pair.length / 2),
    ])) {
      expect(fold(one ?? "")).not.toBe(fold(other ?? ""));
    }
  });

  it.each([
    ["㈱山本", "株式会社山本", "(株)山本", "（株）山本", "㍿山本"],
    ["㈲田中", "有限会社田中", "(有)田中"],
    ["10〜20", "10～20", "10~20", "10∼20"],
    ["がらす", "か\u3099らす", "か゛らす", "ｶﾞﾗｽ", "カﾞラス"],
    ["佐藤", "佐\u200b藤", "\u202a佐藤\u202c", "\ufeff佐藤", "佐\u{e0100}藤\ufe00"],
    ["葛󠄁城", "葛城"],
    ["関ケ原", "関ヶ原", "関ｹ原"],
  ])("takes %s and its other ways of writing for the same", (...written) => {
    expect(new Set(written.map(fold)).size).toBe(1);
    expect(new Set(written.map((text) => searchTermsOf(text).join("|"))).size).toBe(1);
  });

  it("finds whatever is typed as it is stored", () => {
    const strange = "渡邉󠄂 龍之介~ｶﾞ㈱ΑΣ İ ﬁ ½ ㌢ ... 𠮷野家 々ゝ";
    const text = searchTextOf({ ...order, customerName: strange });
    for (const term of searchTermsOf(strange)) expect(text).toContain(term);
  });

  it("folds what is folded to itself", () => {
    for (const text of ["渡邉", "㈱髙﨑", "か゛ﾊﾟ", "1-2-3", "ＡＢＣ〜"]) expect(fold(fold(text))).toBe(fold(text));
  });

  it("tells one fold from another, and answers quickly enough for a worker that starts", () => {
    const since = performance.now();
    expect(foldHash()).toMatch(/^[\w-]{43}$/);
    expect(performance.now() - since).toBeLessThan(5_000);
  });
});

describe("the methods that a word names", () => {
  it.each(["PayPay", "ｐａｙｐａｙ", "ペイペイ"])("%s", (typed) => {
    const named = methodsNamed(searchTermsOf(typed)[0] ?? "").map(methodInList);
    if (typed === "ペイペイ") expect(named).toEqual([]);
    else expect(named.length > 0 && named.every((name) => name.includes("PayPay"))).toBe(true);
  });

  it("are those of a provider too", () => {
    const named = methodsNamed("ぜうす");
    expect(named.length).toBeGreaterThan(0);
    expect(named.every((method) => method.startsWith("zeus/"))).toBe(true);
  });

  it("are none for a name of a person, a number, or one character", () => {
    for (const term of ["田中", "さくら", "0087", "p", "カ"]) expect(methodsNamed(term)).toEqual([]);
  });
});

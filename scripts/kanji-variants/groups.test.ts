import { expect, test } from "vitest";
import { KANJI_VARIANTS } from "@/lib/search/kanji-variants";
import { groupsOf } from "./groups";

const REGISTER = "戸籍統一文字情報_親字正字";

test("a group begins with the end of the way that its kanji go", () => {
  const rows = [
    { variant: "邉", head: "邊", source: REGISTER, hops: 2 },
    { variant: "邊", head: "辺", source: REGISTER, hops: 1 },
    { variant: "髙", head: "高", source: "JIS包摂規準UCS統合規則", hops: 0 },
  ];
  expect(groupsOf(rows)).toEqual(["辺邉邊", "高髙"]);
});

test("a kanji follows the first source that knows it, and none that is not about names", () => {
  const rows = [
    { variant: "銚", head: "橋", source: "読み字形による類推", hops: 0 },
    { variant: "曾", head: "宕", source: "法務省告示582号別表第四_一", hops: 0 },
    { variant: "曾", head: "曽", source: REGISTER, hops: 1 },
  ];
  expect(groupsOf(rows)).toEqual(["曽曾"]);
});

test("two groups that Unihan takes for one are joined, and a way that goes round ends", () => {
  const rows = [
    { variant: "齊", head: "斉", source: REGISTER, hops: 1 },
    { variant: "齋", head: "斎", source: REGISTER, hops: 1 },
    { variant: "齊", head: "齋", source: "kSpecializedSemanticVariant", hops: 0 },
    { variant: "齋", head: "齊", source: "kSpecializedSemanticVariant", hops: 0 },
    { variant: "甲", head: "乙", source: "kJoyoKanji", hops: 0 },
    { variant: "乙", head: "甲", source: "kJoyoKanji", hops: 0 },
  ];
  expect(groupsOf(rows)).toEqual(["乙甲", "斉斎齊齋"]);
});

test("the table that was made has each kanji once, as NFKC leaves it", () => {
  const kanji = [...KANJI_VARIANTS.replaceAll(" ", "")];
  expect(new Set(kanji).size).toBe(kanji.length);
  expect(KANJI_VARIANTS.normalize("NFKC")).toBe(KANJI_VARIANTS);
});

import { expect, test } from "vitest";
import { hasUnnameable, isBlank } from "./visible";

test.each([
  "",
  "  ",
  "\u3000",
  "\u200b",
  "\u200e\u200f",
  "\u3164",
  "\u2800",
  "\uffa0",
  "\u115f",
  "\ufe0f",
  "\ufeff",
  "\u00ad",
  "\t\n",
])("%j is blank", (text) => {
  expect(isBlank(text)).toBe(true);
});

test.each(["佐藤", "\u200b佐", ".", "0", "👨‍👩‍👧", "か\u3099"])("%j is not blank", (text) => {
  expect(isBlank(text)).toBe(false);
});

test.each([
  "a\tb",
  "a\u0000",
  "a\u001b[31m",
  "a\u0085",
  "\u202e逆さ",
  "a\u2066b",
  "a\u200fb",
  "a\u061cb",
  "a\u2028b",
  "\ud842",
])("%j is no name", (text) => {
  expect(hasUnnameable(text)).toBe(true);
});

test.each(["佐藤 美咲", "Łukasz", "邉\u{e0102}", "👨‍👩‍👧", "が", "ｶﾞ", "名入れ(黒)"])("%j is a name", (text) => {
  expect(hasUnnameable(text)).toBe(false);
});

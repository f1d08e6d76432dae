import type { Result } from "@/lib/result/result";

/** The largest amount the shop takes, in whole yen. */
export const MAX_YEN = 99_999_999;

export type YenError =
  | { readonly code: "empty" }
  | { readonly code: "negative" }
  | { readonly code: "fraction" }
  | { readonly code: "too_large"; readonly max: number }
  | { readonly code: "not_a_number" };

/** Thousands stand apart by commas or by spaces, all of them or none. */
const DIGITS = /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)$/;
/**
 * A sign before or after ¥, the digits, 円. U+2212 is the minus that this product itself prints; accountants write ▲ and △.
 * A Japanese keyboard types U+005C where its key says ¥.
 */
const AMOUNT = /^([-\u2212\u25b2\u25b3]?) *[\u00a5\\]? *([-\u2212\u25b2\u25b3]?) *(.*?) *円?$/s;

/** Whole yen from 0 to MAX_YEN. */
export function isYen(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MAX_YEN;
}

/**
 * Reads an amount or a number of things that a person typed or pasted: digits of either width, with or without ¥, 円 and
 * separators. Invisible characters, as tables and mails bring them along, count as nothing.
 */
export function parseYen(text: string): Result<number, YenError> {
  const [, before = "", after = "", digits = ""] = AMOUNT.exec(halfWidth(text)) ?? [];
  return before !== "" && after !== ""
    ? { ok: false, error: { code: "not_a_number" } }
    : readWhole(digits, before !== "" || after !== "");
}

/** NFKC makes full-width digits, signs, commas and spaces half-width ones; the Japanese comma stands on the same key. */
function halfWidth(text: string): string {
  return text
    .replace(/\p{Cf}/gu, "")
    .normalize("NFKC")
    .replaceAll("、", ",")
    .trim();
}

function readWhole(unsigned: string, negative: boolean): Result<number, YenError> {
  if (unsigned === "" && !negative) return { ok: false, error: { code: "empty" } };
  const [whole = "", fraction, more] = unsigned.split(".");
  const wellFormed = DIGITS.test(whole) && (fraction === undefined || /^\d+$/.test(fraction)) && more === undefined;
  if (!wellFormed) return { ok: false, error: { code: "not_a_number" } };
  if (negative) return { ok: false, error: { code: "negative" } };
  if (fraction !== undefined) return { ok: false, error: { code: "fraction" } };
  const value = Number(whole.replace(/[, ]/g, ""));
  return value > MAX_YEN ? { ok: false, error: { code: "too_large", max: MAX_YEN } } : { ok: true, value };
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** 「12,800円」; a negative amount with U+2212. */
export function formatYen(amount: number): string {
  return `${amount < 0 ? "\u2212" : ""}${grouped(Math.abs(amount))}円`;
}

/** 「12,800」, for fields and for sentences that bring their own 円. */
export function formatYenDigits(amount: number): string {
  return grouped(amount);
}

/** What was typed, as fields show an amount at rest: 「12,800」. What cannot be read stays as typed. */
export function tidyYen(text: string): string {
  const parsed = parseYen(text);
  return parsed.ok ? formatYenDigits(parsed.value) : text;
}

/** 「+500円」「−1,200円」 with U+2212, 「0円」 for none. */
export function formatDifference(difference: number): string {
  return difference > 0 ? `+${formatYen(difference)}` : formatYen(difference);
}

/** The same for a screen reader: 「1,200円の減額」「500円の増額」「差額なし」. */
export function spokenDifference(difference: number): string {
  if (difference === 0) return "差額なし";
  return `${formatYen(Math.abs(difference))}の${difference < 0 ? "減額" : "増額"}`;
}

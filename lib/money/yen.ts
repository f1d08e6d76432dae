import type { Result } from "@/lib/result/result";

/** The largest amount the shop takes, in whole yen. */
export const MAX_YEN = 99_999_999;

export type YenError =
  | { readonly code: "empty" }
  | { readonly code: "negative" }
  | { readonly code: "fraction" }
  /** Typed with full-width characters; `suggestion` is the amount they mean. */
  | { readonly code: "full_width"; readonly suggestion: number }
  | { readonly code: "too_large"; readonly max: number }
  | { readonly code: "not_a_number" };

const DIGITS = /^(?:\d+|\d{1,3}(?:,\d{3})+)$/;

/** Whole yen from 0 to MAX_YEN. */
export function isYen(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MAX_YEN;
}

/** The same question for a number that came as a number, with the reason of a refusal. */
export function checkYen(value: number): Result<number, YenError> {
  if (!Number.isFinite(value)) return { ok: false, error: { code: "not_a_number" } };
  if (value < 0) return { ok: false, error: { code: "negative" } };
  if (!Number.isInteger(value)) return { ok: false, error: { code: "fraction" } };
  if (value > MAX_YEN) return { ok: false, error: { code: "too_large", max: MAX_YEN } };
  return { ok: true, value };
}

/**
 * Reads what a person typed: half-width digits, with or without thousands separators and 円.
 * Full-width digits are refused with the amount they mean, so that the field can offer it.
 */
export function parseYen(text: string): Result<number, YenError> {
  const typed = text.trim();
  // NFKC turns full-width digits, signs and points into the half-width ones.
  const halfWidth = typed.normalize("NFKC");
  const read = parseHalfWidth(halfWidth);
  if (read.ok && halfWidth !== typed) return { ok: false, error: { code: "full_width", suggestion: read.value } };
  return read;
}

function parseHalfWidth(text: string): Result<number, YenError> {
  const amount = text.trim().replace(/\s*円$/, "");
  if (amount === "") return { ok: false, error: { code: "empty" } };
  // U+2212 is the minus that this product itself prints.
  const unsigned = amount.replace(/^[-\u2212]/, "");
  const [whole = "", fraction] = unsigned.split(".", 2);
  const wellFormed = DIGITS.test(whole) && (fraction === undefined || /^\d+$/.test(fraction));
  if (!wellFormed || unsigned.split(".").length > 2) return { ok: false, error: { code: "not_a_number" } };
  if (unsigned !== amount) return { ok: false, error: { code: "negative" } };
  if (fraction !== undefined) return { ok: false, error: { code: "fraction" } };
  const value = Number(whole.replaceAll(",", ""));
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

/** 「+500円」「−1,200円」 with U+2212, 「0円」 for none. */
export function formatDifference(difference: number): string {
  return difference > 0 ? `+${formatYen(difference)}` : formatYen(difference);
}

/** The same for a screen reader: 「1,200円の減額」「500円の増額」「差額なし」. */
export function spokenDifference(difference: number): string {
  if (difference === 0) return "差額なし";
  return `${formatYen(Math.abs(difference))}の${difference < 0 ? "減額" : "増額"}`;
}

import "server-only";

import { createHash } from "node:crypto";
import { KANJI_VARIANTS } from "./kanji-variants";

/**
 * How texts are compared in a search: stored text and typed terms go through the same fold, so that ＡＢＣ and abc, サトウ
 * and さとう, 髙橋 and 高橋, ㈱ and 株式会社, 090-1234-5678 and ０９０１２３４５６７８ meet. It only ever merges: whatever is typed as it
 * is stored is found.
 */
export function fold(text: string): string {
  return composed(text)
    .toLowerCase()
    .replace(/\s+/gu, "")
    .replace(/\(株\)|\(有\)/g, (short) => COMPANY[short] ?? short)
    .replace(/[ァ-ヶヽヾ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
    .replace(/[ゕゖ]/g, (small) => (small === "ゕ" ? "か" : "け"))
    .replace(/[‐-―−]/g, "-")
    .replace(/[〜∼⁓]/g, "~")
    .replace(/\p{Script=Han}/gu, (kanji) => VARIANTS.get(kanji) ?? kanji)
    .replace(/(?<=[0-9])[-ー]+(?=[0-9])/g, "");
}

/**
 * NFKC, without what is not seen: variation selectors, zero-width characters, marks of direction. A voicing mark that
 * stands alone (゛, ﾞ) becomes the combining one first, so that it is composed and not parted from its kana by a space.
 */
export function composed(text: string): string {
  return text
    .replaceAll("\u309b", "\u3099")
    .replaceAll("\u309c", "\u309a")
    .replace(/[\p{Cf}\p{Variation_Selector}\u115f\u1160\u3164\uffa0]/gu, "")
    .normalize("NFKC");
}

/** The two kana blocks stand in the same order, 0x60 apart. */
const KATAKANA_TO_HIRAGANA = 0x60;

/** As NFKC writes ㈱ and ㈲, and as people type them. */
const COMPANY: Readonly<Record<string, string>> = { "(株)": "株式会社", "(有)": "有限会社" };

/** Each variant and the character that stands for its group, which begins it. */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  KANJI_VARIANTS.split(" ").flatMap((group) => {
    const [head = "", ...others] = group;
    return others.map((variant) => [variant, head] as const);
  }),
);

const LAST_PROBED = 0x323af;
let hash: string | undefined;

/**
 * A fingerprint of what the fold does, to every character and to what it reads in pairs. Stored text carries it; when it
 * differs, the worker folds every order anew.
 */
export function foldHash(): string {
  hash ??= createHash("sha256").update(probes().map(fold).join("\n")).digest("base64url");
  return hash;
}

function probes(): readonly string[] {
  const characters = Array.from({ length: LAST_PROBED + 1 }, (_, code) => String.fromCodePoint(code));
  return [...characters.filter((one) => !/\p{Cs}/u.test(one)), "㈱㈲(株)(有)", "か゛ｶﾞは\u309a", "1-2ー3", "a-b", "a b"];
}

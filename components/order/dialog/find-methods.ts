import {
  METHOD_IDS,
  METHODS,
  type MethodId,
  methodTitle,
  PROVIDERS,
  providerOf,
} from "@/lib/capability/facts/catalogue";

const KATAKANA_TO_HIRAGANA = 0x60;

/** Width, case and the two kana say nothing. The catalogue has no kanji that is written in two ways. */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - KATAKANA_TO_HIRAGANA));
}

const NAMES = METHOD_IDS.map((id) => {
  const provider = PROVIDERS[providerOf(id)];
  return { id, text: folded(`${methodTitle(id)} ${METHODS[id].short} ${provider.label} ${provider.short}`) };
});

/** Methods whose own or provider's name holds every word that was typed, in the page's order. */
export function findMethods(typed: string): readonly MethodId[] {
  const words = folded(typed)
    .split(/\s+/u)
    .filter((word) => word !== "");
  return NAMES.filter(({ text }) => words.every((word) => text.includes(word))).map(({ id }) => id);
}

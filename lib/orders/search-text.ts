/**
 * What the search box finds an order by. Stored text and typed terms go through the same normalisation, so that
 * ＡＢＣ and abc, サトウ and さとう, 090-1234-5678 and ０９０１２３４５６７８ meet.
 */

export interface SearchableOrder {
  readonly orderNumber: string;
  readonly customerName: string;
  readonly customerKana: string;
  readonly customerEmail: string;
  readonly customerPhone: string;
  readonly slipNumber: string | null;
  readonly providerPaymentId: string | null;
  readonly lines: readonly { readonly name: string }[];
}

/** Longest search and most terms that are looked for; more is refused where the URL is read. */
export const SEARCH_LENGTH_MAX = 100;
export const SEARCH_TERMS_MAX = 8;

/** Fields are kept apart by a line break, which no term contains: nothing matches across two fields. */
export function searchTextOf(order: SearchableOrder): string {
  const fields = [
    order.orderNumber,
    order.customerName,
    order.customerKana,
    order.customerEmail,
    order.customerPhone,
    order.slipNumber ?? "",
    order.providerPaymentId ?? "",
    ...order.lines.map((line) => line.name),
  ];
  return fields
    .map(normalise)
    .filter((field) => field !== "")
    .join("\n");
}

/** The words of a search, normalised; all of them must be found. A hyphen at a term's edge says nothing. */
export function searchTermsOf(search: string): readonly string[] {
  const terms = search
    .normalize("NFKC")
    .split(/\s+/u)
    .map((term) => normalise(term).replace(/^-+|-+$/g, ""));
  return [...new Set(terms)].filter((term) => term !== "");
}

/** Names are stored without their spaces: 「佐藤 美咲」 is found by 佐藤美咲, and by 佐藤 and 美咲 as two terms. */
function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/gu, "")
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
    .replace(/[‐-―−]/g, "-")
    .replace(/(?<=[0-9])[-ー]+(?=[0-9])/g, "");
}

/** The two kana blocks stand in the same order, 0x60 apart. */
const KATAKANA_TO_HIRAGANA = 0x60;

/** Longest search and most words that are looked for; more is refused where the address is read. For browsers too. */
export const SEARCH_LENGTH_MAX = 100;
const SEARCH_TERMS_MAX = 8;

/** The search of an address, its edges trimmed; undefined where it cannot be looked for. */
export function readSearch(text: string): string | undefined {
  const search = text.trim();
  // PostgreSQL's texts cannot hold a NUL.
  if (search.length > SEARCH_LENGTH_MAX || search.includes("\u0000")) return undefined;
  return search.split(/\s+/u).length > SEARCH_TERMS_MAX ? undefined : search;
}

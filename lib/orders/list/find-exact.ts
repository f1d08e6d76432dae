import "server-only";

import type { Database } from "@/lib/db/client";
import { ordersNamed } from "@/lib/db/read/order-exact";
import { SEARCH_LENGTH_MAX } from "@/lib/search/search-limits";

export interface ExactOrder {
  readonly orderNumber: string | null;
}

/** The one order whose number or payment id somebody typed, in full: width, case and kinds of hyphens do not matter. */
export async function findExact(db: Database, typed: string): Promise<ExactOrder> {
  const names = namesOf(typed);
  const found = names.length === 0 ? [] : await ordersNamed(db, names);
  const [only] = found;
  return { orderNumber: only !== undefined && found.length === 1 ? only : null };
}

function namesOf(typed: string): readonly string[] {
  const text = typed
    .normalize("NFKC")
    .trim()
    .replace(/[‐-―−ー]/gu, "-");
  // PostgreSQL's texts cannot hold a NUL.
  if (text === "" || text.length > SEARCH_LENGTH_MAX || /[\s\0]/u.test(text)) return [];
  return [...new Set([typed.trim(), text, text.toLowerCase(), text.toUpperCase()])];
}

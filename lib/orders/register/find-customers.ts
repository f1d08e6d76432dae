import "server-only";

import type { Database } from "@/lib/db/client";
import { type CustomerRecord, customersOfOrders } from "@/lib/db/read/customer-search";
import { fold } from "@/lib/search/search-fold";
import { SEARCH_LENGTH_MAX } from "@/lib/search/search-limits";
import { searchTermsOf } from "@/lib/search/search-text";

export type FoundCustomer = CustomerRecord;

const SHOWN_MAX = 8;
/** One or two letters or digits stand in every second order, and no index finds them. */
const LEAST_ASCII = 3;

/** Customers of earlier orders, by words of their name, kana, mail or telephone: of all the words, not of the goods. */
export async function findCustomers(db: Database, typed: string): Promise<readonly FoundCustomer[]> {
  // PostgreSQL's texts cannot hold a NUL.
  const terms = typed.length > SEARCH_LENGTH_MAX || typed.includes("\0") ? [] : searchTermsOf(typed);
  if (!terms.some(isTelling)) return [];
  const found = await customersOfOrders(db, terms);
  return found.filter((customer) => isMeant(customer, terms)).slice(0, SHOWN_MAX);
}

function isTelling(term: string): boolean {
  return [...term].some((character) => character > "\u007f") || term.length >= LEAST_ASCII;
}

function isMeant({ name, kana, email, phone }: CustomerRecord, terms: readonly string[]): boolean {
  const own = [name, kana, email, phone].map(fold);
  return terms.every((term) => own.some((field) => field.includes(term)));
}

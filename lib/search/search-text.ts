import "server-only";

import { METHOD_IDS, METHODS, type MethodId, PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import { composed, fold } from "./search-fold";

/** What the search box finds an order by. */

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

/**
 * Fields are kept apart by a line break, which no term contains: nothing matches across two fields. Names are stored
 * without their spaces: 「佐藤 美咲」 is found by 佐藤美咲, and by 佐藤 and 美咲 as two terms.
 */
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
    .map(fold)
    .filter((field) => field !== "")
    .join("\n");
}

/** The words of a search, folded; all of them must be found. A hyphen at a term's edge says nothing. */
export function searchTermsOf(search: string): readonly string[] {
  const terms = composed(search)
    .split(/\s+/u)
    .map((term) => fold(term).replace(/^-+|-+$/g, ""));
  return [...new Set(terms)].filter((term) => term !== "");
}

/** A term of one character would be in half of the names. */
const SHORTEST_NAME = 2;

/** The methods whose own name or provider's name holds a folded term: PayPay finds its orders without standing in them. */
export function methodsNamed(term: string): readonly MethodId[] {
  if ([...term].length < SHORTEST_NAME) return [];
  return METHOD_IDS.filter((method) => NAMES[method].some((name) => name.includes(term)));
}

const NAMES = Object.fromEntries(METHOD_IDS.map((method) => [method, namesOf(method)])) as Readonly<
  Record<MethodId, readonly string[]>
>;

function namesOf(method: MethodId): readonly string[] {
  const { label, variant, short } = METHODS[method];
  const provider = PROVIDERS[providerOf(method)];
  return [label, variant, short, provider.label, provider.short].map(fold);
}

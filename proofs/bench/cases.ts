import { searchTermsOf } from "@/lib/search/search-text";

/** What is measured: an address of the shop, and the bare server's for the same question. */
export interface BenchCase {
  readonly name: string;
  readonly shop: string;
  readonly bare: string;
}

/** Two orders of this shop by number: one whose page is opened, one that lies deep in the list. */
export interface BenchOrders {
  readonly opened: string;
  readonly deep: string;
  /** The list's own cursor behind that one. */
  readonly deepCursor: string;
}

function bare(query: string, value?: string): string {
  return value === undefined ? `/${query}` : `/${query}?${new URLSearchParams({ value })}`;
}

function search(name: string, typed: string): BenchCase {
  const [term = typed] = searchTermsOf(typed);
  const query = [...term].length <= 2 ? "gram" : "text";
  return { name, shop: `/api/orders?${new URLSearchParams({ q: typed })}`, bare: bare(query, term) };
}

export function benchCases({ opened, deep, deepCursor }: BenchOrders): readonly BenchCase[] {
  return [
    { name: "list, first page", shop: "/api/orders", bare: bare("list") },
    {
      name: "list, page 20",
      shop: `/api/orders?${new URLSearchParams({ cursor: deepCursor })}`,
      bare: bare("after", deep),
    },
    { name: "list, one stage", shop: "/api/orders?stage=before_capture", bare: bare("stage", "before_capture") },
    { name: "list, by limit", shop: "/api/orders?sort=deadline", bare: bare("deadline") },
    search("search さくら", "さくら"),
    search("search 田中", "田中"),
    search("search by number", opened),
    { name: "list, the page itself", shop: "/orders", bare: bare("list") },
    { name: "order, data", shop: `/api/orders/${opened}`, bare: bare("detail", opened) },
    { name: "order, the page itself", shop: `/orders/${opened}`, bare: bare("detail", opened) },
  ];
}

import "server-only";

import type { Database } from "@/lib/db/client";

export interface SearchedOrder {
  readonly id: number;
  readonly version: number;
  readonly searchText: string;
  readonly orderNumber: string;
  readonly customerName: string;
  readonly customerKana: string;
  readonly customerEmail: string;
  readonly customerPhone: string;
  readonly slipNumber: string | null;
  readonly providerPaymentId: string | null;
  readonly lines: readonly { readonly name: string }[];
}

/** Orders by id, from the first after `afterId`, with all that a search finds them by. */
export async function searchedOrders(db: Database, afterId: number, limit: number): Promise<readonly SearchedOrder[]> {
  const rows = await db.order.findMany({
    where: { id: { gt: afterId } },
    orderBy: { id: "asc" },
    take: limit,
    select: {
      id: true,
      version: true,
      searchText: true,
      orderNumber: true,
      customerName: true,
      customerKana: true,
      customerEmail: true,
      customerPhone: true,
      slipNumber: true,
      payments: { where: { supersededAt: null }, select: { providerPaymentId: true } },
      lines: { select: { name: true }, orderBy: { position: "asc" } },
    },
  });
  return rows.map(({ payments: [payment], ...row }) => ({
    ...row,
    providerPaymentId: payment?.providerPaymentId ?? null,
  }));
}

export interface NewSearchText {
  readonly id: number;
  readonly version: number;
  readonly searchText: string;
}

/** An order that changed since it was read has had its text made by that change. */
export async function writeSearchTexts(db: Database, texts: readonly NewSearchText[]): Promise<number> {
  if (texts.length === 0) return 0;
  return db.$executeRaw`
    UPDATE orders o SET search_text = given.search_text
    FROM unnest(${texts.map((one) => one.id)}::int[], ${texts.map((one) => one.version)}::int[],
      ${texts.map((one) => one.searchText)}::text[]) AS given (id, version, search_text)
    WHERE o.id = given.id AND o.version = given.version`;
}

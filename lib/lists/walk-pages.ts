import type { KeyPage } from "@/lib/db/read/key-page";
import type { EpochMs } from "@/lib/time/epoch";
import { type PageCursor, readPageCursor, writePageCursor } from "./page-cursor";

/** A list that is paged by an instant and an id. */
export interface PagedList<Row> {
  /** What its cursors belong to: one of another list or tab is refused. */
  readonly list: string;
  readonly isId: (text: string) => boolean;
  readonly read: (from: PageCursor | null, backwards: boolean) => Promise<KeyPage<Row>>;
  /** Where a row lies; null where it lies nowhere in this list. */
  readonly placeOf: (row: Row) => { readonly at: EpochMs; readonly id: string } | null;
}

export interface PageOfList<Row> {
  readonly rows: readonly Row[];
  readonly previous: string | null;
  readonly next: string | null;
  /** The cursor that was not one of this list's: the first page stands in its place. */
  readonly ignored: readonly { readonly param: "cursor"; readonly value: string }[];
}

/** The page at a cursor as an address carries it, with the ways to its neighbours. */
export async function walkPages<Row>(cursor: string | null, of: PagedList<Row>): Promise<PageOfList<Row>> {
  const from = cursor === null ? null : readPageCursor(of.list, cursor, of.isId);
  const backwards = from?.backwards ?? false;
  const asked = await of.read(from, backwards);
  // The way back ended: the first page whole, rather than what was left before the last one.
  const restart = backwards && !asked.more;
  const { rows, more } = restart ? await of.read(null, false) : asked;
  const before = backwards ? !restart : from !== null;
  const after = backwards && !restart ? true : more;
  const at = (row: Row | undefined, back: boolean) => {
    const place = row === undefined ? null : of.placeOf(row);
    return place === null ? null : writePageCursor(of.list, { ...place, backwards: back });
  };
  return {
    rows,
    previous: before ? at(rows.at(0), true) : null,
    next: after ? at(rows.at(-1), false) : null,
    ignored: cursor !== null && from === null ? [{ param: "cursor", value: cursor }] : [],
  };
}

/** For lists whose ids are the database's own numbers. */
export function isRowNumber(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}

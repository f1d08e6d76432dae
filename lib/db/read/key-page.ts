/** A page of rows read by key from one sorted query, in either direction. */
export interface KeyPage<Row> {
  /** In the list's own order, whichever way they were read. */
  readonly rows: readonly Row[];
  /** Whether rows follow in the direction that was read. */
  readonly more: boolean;
}

/** Asks for one row more than the page holds, which says whether there is another page. */
export async function keyPage<Row>(
  read: (limit: number) => Promise<readonly Row[]>,
  size: number,
  backwards: boolean,
): Promise<KeyPage<Row>> {
  const found = await read(size + 1);
  const rows = found.slice(0, size);
  return { rows: backwards ? rows.toReversed() : rows, more: found.length > size };
}

/** A place between two rows of a list that is sorted by an instant and an id. */
export interface InstantPlace<Id> {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly id: Id;
}

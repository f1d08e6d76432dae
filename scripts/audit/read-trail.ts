import type { ClientBase } from "pg";
import type { Head, Link } from "./chain";

/** Links in one round: a page of them and their events is all that is ever in memory. */
const PAGE = 1_000;

/**
 * The chain's text of an event, stated here a second time on purpose: the function in the database may have been
 * replaced, and is not asked. jsonb's own text knows no locale, no time zone and one order of keys.
 */
const TEXT = `jsonb_build_array(l.seq, e.id, (extract(epoch FROM e.at) * 1000)::bigint, e.actor::text, e.staff_id, e.subject,
  e.subject_id, e.order_id, e.order_version, e.kind, e.data)::text`;

const LINKS = `
  SELECT l.seq, l.event_id AS "eventId", encode(l.prev_hash, 'hex') AS "prevHash", encode(l.hash, 'hex') AS hash,
    CASE WHEN e.id IS NOT NULL THEN ${TEXT} END AS text
  FROM (SELECT * FROM audit_links WHERE (seq, event_id) > ($1, $2) ORDER BY seq, event_id LIMIT ${PAGE}) l
  LEFT JOIN audit_events e ON e.id = l.event_id
  ORDER BY l.seq, l.event_id`;

/** Every link in the chain's order, beside its event. */
export async function* readLinks(client: ClientBase): AsyncGenerator<Link> {
  let after: readonly [seq: number, eventId: number] = [-2_147_483_648, -2_147_483_648];
  for (;;) {
    const { rows } = await client.query<Link>(LINKS, [...after]);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = [last.seq, last.eventId];
  }
}

export async function readHead(client: ClientBase): Promise<Head | null> {
  const { rows } = await client.query<Head>("SELECT seq, encode(hash, 'hex') AS hash FROM audit_head");
  return rows[0] ?? null;
}

/** Events that no link names: written while the chain was switched off. The first `limit`, and how many there are. */
export async function readUnchained(
  client: ClientBase,
  limit: number,
): Promise<{ readonly ids: readonly number[]; readonly all: number }> {
  const { rows } = await client.query<{ id: number; all: number }>(
    `SELECT e.id, count(*) OVER ()::int AS "all" FROM audit_events e
     WHERE NOT EXISTS (SELECT FROM audit_links l WHERE l.event_id = e.id) ORDER BY e.id LIMIT $1`,
    [limit],
  );
  return { ids: rows.map((row) => row.id), all: rows[0]?.all ?? 0 };
}

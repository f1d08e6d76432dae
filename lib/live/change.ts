/** What a committed change was about. `session` stays on the server: it ends that session's streams. */
export const CHANGE_KINDS = [
  "order",
  "payment",
  "operation",
  "task",
  "look",
  "difference",
  "round",
  "method",
  "shop",
  "staff",
  "session",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Says what changed, never to what: the reader asks for the data as always. */
export interface LiveChange {
  readonly kind: ChangeKind;
  /** The order's number, the method's, staff member's or session's id; null: many of them, or the only one there is. */
  readonly of: string | null;
  /** The order's version after the change, where the change tells it. */
  readonly version: number | null;
}

/** A change as the database's notification carries it. null: a text that no trigger of ours writes. */
export function changeFromPayload(payload: string): LiveChange | null {
  const read = parsed(payload);
  if (typeof read !== "object" || read === null) return null;
  const { kind, of = null, version = null } = read as { kind?: unknown; of?: unknown; version?: unknown };
  const known = CHANGE_KINDS.find((one) => one === kind);
  if (known === undefined || (of !== null && typeof of !== "string")) return null;
  if (version !== null && typeof version !== "number") return null;
  return { kind: known, of, version };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A kind with more than this many is told as "many". */
const MANY = 100;

/** Changes that are told together: each thing once, in its newest version, and a kind with too many as one. */
export function merged(changes: readonly LiveChange[]): readonly LiveChange[] {
  const newest = new Map<string, LiveChange>();
  const counts = new Map<ChangeKind, number>();
  for (const change of changes) {
    const key = `${change.kind} ${change.of ?? ""}`;
    const known = newest.get(key);
    if (known === undefined) counts.set(change.kind, (counts.get(change.kind) ?? 0) + 1);
    if (known === undefined || (change.version ?? 0) >= (known.version ?? 0)) newest.set(key, change);
  }
  const isMany = (kind: ChangeKind) => (counts.get(kind) ?? 0) > MANY || newest.has(`${kind} `);
  const manyKinds = CHANGE_KINDS.filter(isMany).map((kind) => ({ kind, of: null, version: null }));
  return [...manyKinds, ...[...newest.values()].filter(({ kind }) => !isMany(kind))];
}

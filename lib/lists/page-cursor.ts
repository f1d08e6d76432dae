import type { EpochMs } from "@/lib/time/epoch";

/** A place in a list that is sorted by an instant and an id, as its address carries it. Checked, never trusted. */
export interface PageCursor {
  readonly backwards: boolean;
  readonly at: EpochMs;
  readonly id: string;
}

const VERSION = 1;
const EPOCH_MAX = 8_000_000_000_000;

/** `list` names what the cursor belongs to: one of another list or tab is refused. */
export function writePageCursor(list: string, { backwards, at, id }: PageCursor): string {
  return Buffer.from(JSON.stringify([VERSION, list, backwards, at, id]), "utf8").toString("base64url");
}

/** null where the text is no cursor of this list. */
export function readPageCursor(list: string, text: string, isId: (id: string) => boolean): PageCursor | null {
  const parts = partsOf(text);
  if (parts === null || parts.length !== 5) return null;
  const [version, of, backwards, at, id] = parts;
  if (version !== VERSION || of !== list || typeof backwards !== "boolean") return null;
  if (typeof at !== "number" || !Number.isSafeInteger(at) || at < 0 || at > EPOCH_MAX) return null;
  return typeof id === "string" && isId(id) ? { backwards, at, id } : null;
}

/** The values inside a cursor's text; null where it is none. */
export function partsOf(text: string): readonly unknown[] | null {
  if (!/^[A-Za-z0-9_-]{1,300}$/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return Array.isArray(value) ? value : null;
  } catch {
    // Not JSON: not one of ours.
    return null;
  }
}

import { type IgnoredParam, readAddress } from "@/lib/lists/address-params";
import type { DateRange } from "@/lib/orders/list/list-filter";
import { readSearch } from "@/lib/search/search-limits";
import { type PlainDate, parsePlainDate } from "@/lib/time/plain-date";

/** The address of 連携履歴: `?state=failed&period=2026-11-01..2026-11-23&q=…`. What cannot be read is left out and named. */
export const JOURNAL_PARAMS = ["state", "period", "q", "cursor"] as const;
export type JournalParam = (typeof JOURNAL_PARAMS)[number];
export type JournalParams = Readonly<Partial<Record<JournalParam, string | null | undefined>>>;

/** The states that staff look for; the others only pass by. */
export const JOURNAL_STATES = ["unknown", "needs_person", "failed"] as const;
export type JournalStateFilter = (typeof JOURNAL_STATES)[number];

export interface JournalState {
  readonly state: JournalStateFilter | null;
  readonly period: DateRange | null;
  readonly search: string;
  /** Opaque; null: the newest. */
  readonly cursor: string | null;
}

export interface ParsedJournal {
  readonly state: JournalState;
  readonly ignored: readonly IgnoredParam<JournalParam>[];
}

export function parseJournalUrl(params: JournalParams): ParsedJournal {
  const { take, ignored } = readAddress<JournalParam>(params);
  const state: JournalState = {
    state: take<JournalStateFilter | null>("state", null, (text) => JOURNAL_STATES.find((one) => one === text)),
    period: take<DateRange | null>("period", null, readPeriod),
    search: take("q", "", readSearch),
    cursor: params.cursor || null,
  };
  return { state, ignored };
}

/** Only what differs from the plain list; "" for that. */
export function writeJournalUrl({ state, period, search, cursor }: JournalState): string {
  const params = new URLSearchParams();
  if (state !== null) params.set("state", state);
  if (period !== null) params.set("period", `${period.from ?? ""}..${period.to ?? ""}`);
  if (search !== "") params.set("q", search);
  if (cursor !== null) params.set("cursor", cursor);
  const written = params.toString();
  return written === "" ? "" : `?${written}`;
}

function readPeriod(text: string): DateRange | undefined {
  const ends = text.split("..");
  if (ends.length !== 2) return undefined;
  const [from, to] = ends.map(readDay);
  if (from === undefined || to === undefined || (from === null && to === null)) return undefined;
  return from !== null && to !== null && from > to ? undefined : { from, to };
}

/** null: open; undefined: no day. */
function readDay(text: string): PlainDate | null | undefined {
  if (text === "") return null;
  const day = parsePlainDate(text);
  return day.ok ? day.value : undefined;
}

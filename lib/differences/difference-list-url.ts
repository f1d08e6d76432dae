import { isProviderId, type ProviderId } from "@/lib/capability/facts/catalogue";
import { type IgnoredParam, readAddress } from "@/lib/lists/address-params";
import type { DifferenceKind } from "@/lib/payments/model/differences";
import { KINDS_IN_ORDER } from "./difference-kinds";

/** The address of 突合: `?state=ended&provider=…&kind=amount_differs`. What cannot be read is left out and named. */
export const DIFFERENCE_LIST_PARAMS = ["state", "provider", "kind", "cursor"] as const;
export type DifferenceListParam = (typeof DIFFERENCE_LIST_PARAMS)[number];
export type DifferenceListParams = Readonly<Partial<Record<DifferenceListParam, string | null | undefined>>>;

export const DIFFERENCE_TABS = ["open", "ended"] as const;
export type DifferenceTab = (typeof DIFFERENCE_TABS)[number];

export interface DifferenceListState {
  readonly tab: DifferenceTab;
  readonly provider: ProviderId | null;
  readonly kind: DifferenceKind | null;
  /** Opaque; null: the first page. */
  readonly cursor: string | null;
}

export interface ParsedDifferenceList {
  readonly state: DifferenceListState;
  readonly ignored: readonly IgnoredParam<DifferenceListParam>[];
}

export function parseDifferenceListUrl(params: DifferenceListParams): ParsedDifferenceList {
  const { take, ignored } = readAddress<DifferenceListParam>(params);
  const state: DifferenceListState = {
    tab: take<DifferenceTab>("state", "open", (text) => DIFFERENCE_TABS.find((tab) => tab === text)),
    provider: take<ProviderId | null>("provider", null, (text) => (isProviderId(text) ? text : undefined)),
    kind: take<DifferenceKind | null>("kind", null, (text) => KINDS_IN_ORDER.find((kind) => kind === text)),
    cursor: params.cursor || null,
  };
  return { state, ignored };
}

/** Only what differs from the plain list; "" for that. */
export function writeDifferenceListUrl(state: DifferenceListState): string {
  const params = new URLSearchParams();
  if (state.tab !== "open") params.set("state", state.tab);
  if (state.provider !== null) params.set("provider", state.provider);
  if (state.kind !== null) params.set("kind", state.kind);
  if (state.cursor !== null) params.set("cursor", state.cursor);
  const written = params.toString();
  return written === "" ? "" : `?${written}`;
}

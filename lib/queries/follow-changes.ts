import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { ChangeKind, LiveChange } from "@/lib/live/change";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { EpochMs } from "@/lib/time/epoch";
import { orderKey } from "./order";
import { paced } from "./paced";
import { serverTime } from "./server-clock";
import { noteTold } from "./told-changes";

/** Lists and counts follow at most this often, however much happens. */
const LISTS_EVERY_MS = 1_000;
/** One act writes its order two or three times in a row. */
const ORDER_EVERY_MS = 150;

/** What a browser holds that shows rows of a kind. Decisions that are being made (one difference, both ledgers) stay as they were read. */
const SHOWN_IN: Readonly<Record<ChangeKind, readonly QueryKey[]>> = {
  order: [["orders"], ["home"], ["desk-counts"]],
  payment: [["orders"]],
  operation: [["orders"], ["operations"], ["home"], ["desk-counts"]],
  task: [["orders"], ["tasks"], ["home"], ["desk-counts"]],
  look: [],
  difference: [["orders"], ["tasks"], ["differences", "page"], ["home"], ["desk-counts"]],
  round: [["differences", "page"]],
  // What a flag or a setting changes is every verdict.
  method: [["method-settings"], ["matrix"], ["settings-history"], ["orders"], ["home"], ["desk-counts"]],
  shop: [["shop-settings"], ["matrix"], ["settings-history"], ["orders"], ["home"], ["desk-counts"]],
  staff: [["staff"], ["settings-history"]],
  session: [],
};
const CHANGES_EVERY_ORDER: ReadonlySet<ChangeKind> = new Set(["method", "shop"]);
const OF_AN_ORDER: ReadonlySet<ChangeKind> = new Set(["order", "payment", "operation", "task", "look", "difference"]);

export interface ChangeFollower {
  /** null: anything may have changed. `at`: when the server told of it, by its clock; left out, now. */
  readonly follow: (changes: readonly LiveChange[] | null, at?: EpochMs) => void;
}

/** Has everything asked for anew that a change may have touched: at once what is shown, the rest when it is shown next. */
export function followChanges(client: QueryClient): ChangeFollower {
  const refreshers = new Map<string, () => void>();
  const refresh = (queryKey: QueryKey, everyMs: number) => {
    const name = JSON.stringify(queryKey);
    const known = refreshers.get(name);
    if (known !== undefined) return known();
    const ask = paced(() => askAnew(client, queryKey), everyMs);
    refreshers.set(name, ask);
    ask();
  };
  return {
    follow: (changes, at = serverTime()) => {
      const lists = changes === null ? [[]] : shownIn(changes);
      for (const queryKey of [...lists, ...(changes ?? []).flatMap(toldOrder)]) noteTold(queryKey, at);
      for (const queryKey of lists) refresh(queryKey, LISTS_EVERY_MS);
      if (changes === null) return;
      for (const queryKey of ordersOf(client, changes)) refresh(queryKey, ORDER_EVERY_MS);
    },
  };
}

/** A change of this window's own: what it touches is not shown as fresh again, also where no feed tells of it. */
export function markChanged(client: QueryClient, change: Omit<LiveChange, "version">): void {
  const changes = [{ ...change, version: null }];
  for (const queryKey of [...shownIn(changes), ...ordersOf(client, changes)]) {
    void client.invalidateQueries({ queryKey, refetchType: "none" });
  }
}

function shownIn(changes: readonly LiveChange[]): readonly QueryKey[] {
  const keys = changes.flatMap(({ kind }) => SHOWN_IN[kind]);
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}

function ordersOf(client: QueryClient, changes: readonly LiveChange[]): readonly QueryKey[] {
  const touching = changes.filter(({ kind }) => OF_AN_ORDER.has(kind) || CHANGES_EVERY_ORDER.has(kind));
  if (touching.some(({ kind, of }) => of === null || CHANGES_EVERY_ORDER.has(kind))) return [["order"]];
  const numbers = touching.filter((change) => !isKnown(client, change)).map(({ of }) => of ?? "");
  return [...new Set(numbers)].map(orderKey);
}

/** The order's query, also where the window does not hold it yet: its page may be on its way. */
function toldOrder({ kind, of }: LiveChange): readonly QueryKey[] {
  if (CHANGES_EVERY_ORDER.has(kind)) return [["order"]];
  return OF_AN_ORDER.has(kind) ? [of === null ? ["order"] : orderKey(of)] : [];
}

/** The tab that made the change has read the order since. */
function isKnown(client: QueryClient, { kind, of, version }: LiveChange): boolean {
  if (kind !== "order" || of === null || version === null) return false;
  const known = client.getQueryData<OrderView>(orderKey(of));
  return known === undefined || known.version >= version;
}

/** Resolves to whether it has to be asked once more. */
async function askAnew(client: QueryClient, queryKey: QueryKey): Promise<boolean> {
  // A first answer that is on its way may have been read before the change, and cannot be called back.
  const first = client.isFetching({ queryKey, predicate: ({ state }) => state.data === undefined }) > 0;
  await client.invalidateQueries({
    queryKey,
    predicate: (query) => !isDecidedBy(query.queryKey),
    // A window that is not looked at asks when it is.
    refetchType: document.visibilityState === "visible" ? "active" : "none",
  });
  return first;
}

/** What a person decides by stays as it was read; their confirmation meets what has changed. */
function isDecidedBy([room, part]: QueryKey): boolean {
  return room === "ledger" || (room === "differences" && part === "one");
}

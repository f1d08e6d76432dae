"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { DEFAULT_SORT, type OrderListState } from "@/lib/orders/list-filter";
import {
  type IgnoredParam,
  ORDER_LIST_PARAMS,
  orderListParams,
  parseOrderListUrl,
  writeOrderListUrl,
} from "@/lib/orders/list-url";

const PARSERS = {
  q: parseAsString,
  provider: parseAsString,
  method: parseAsString,
  stage: parseAsString,
  status: parseAsString,
  mark: parseAsString,
  outcome: parseAsString,
  operation: parseAsString,
  task: parseAsString,
  deadline: parseAsString,
  ordered: parseAsString,
  amount: parseAsString,
  sort: parseAsString,
  cursor: parseAsString,
} as const satisfies Record<(typeof ORDER_LIST_PARAMS)[number], unknown>;

export interface OrderListNavigation {
  readonly state: OrderListState;
  readonly ignored: readonly IgnoredParam[];
  /** The address of a state, for links that also open in another tab. */
  readonly hrefOf: (state: OrderListState) => string;
  /** Goes there at once, without asking the server for the page itself: the rows follow by their query. */
  readonly go: (state: OrderListState) => void;
}

/** The address is the state: reading, writing and Back go through it. */
export function useOrderListState(): OrderListNavigation {
  const [params, setParams] = useQueryStates(PARSERS, { history: "push", shallow: true, scroll: false });
  const { state, ignored } = useMemo(() => parseOrderListUrl(params), [params]);
  const go = useCallback(
    (next: OrderListState) => {
      const written = orderListParams(next);
      setParams(Object.fromEntries(ORDER_LIST_PARAMS.map((param) => [param, written[param] ?? null])));
    },
    [setParams],
  );
  return { state, ignored, hrefOf, go };
}

function hrefOf(state: OrderListState): string {
  return `/orders${writeOrderListUrl(state)}`;
}

/** The address of a state's query, canonical: the same state asks the same question. */
export function pageAddress(state: OrderListState): string {
  return writeOrderListUrl(state);
}

export function countAddress(state: OrderListState): string {
  return writeOrderListUrl({ filter: state.filter, sort: DEFAULT_SORT, cursor: null });
}

"use client";

import { useCallback, useMemo } from "react";
import { useAddress } from "@/components/list/use-address";
import type { IgnoredParam } from "@/lib/lists/address-params";
import { DEFAULT_SORT, type OrderListState } from "@/lib/orders/list/list-filter";
import {
  ORDER_LIST_PARAMS,
  type OrderListParam,
  parseOrderListUrl,
  writeOrderListUrl,
} from "@/lib/orders/list/list-url";

export interface OrderListNavigation {
  readonly state: OrderListState;
  readonly ignored: readonly IgnoredParam<OrderListParam>[];
  /** A state as a link: its address for other tabs, and the way there in this one. */
  readonly linkTo: (state: OrderListState) => { readonly href: string; readonly onGo: () => void };
  readonly go: (state: OrderListState) => void;
}

/** The address is the state. The rows follow by their own query. */
export function useOrderListState(): OrderListNavigation {
  const { params, go: goTo } = useAddress(ORDER_LIST_PARAMS);
  const { state, ignored } = useMemo(() => parseOrderListUrl(params), [params]);
  const go = useCallback((next: OrderListState) => goTo(writeOrderListUrl(next)), [goTo]);
  const linkTo = useCallback(
    (next: OrderListState) => ({ href: `/orders${writeOrderListUrl(next)}`, onGo: () => go(next) }),
    [go],
  );
  return { state, ignored, linkTo, go };
}

/** The address of a state's query, canonical: the same state asks the same question. */
export function pageAddress(state: OrderListState): string {
  return writeOrderListUrl(state);
}

export function countAddress(state: OrderListState): string {
  return writeOrderListUrl({ filter: state.filter, sort: DEFAULT_SORT, cursor: null });
}

"use client";

import { Neighbours } from "@/components/list/neighbours";
import { LIST_MESSAGE } from "@/lib/messages/list";
import type { OrderCountView, OrderListView } from "@/lib/orders/list/list-view";
import type { OrderListNavigation } from "./use-order-list-state";

export interface PagerProps {
  readonly view: OrderListView;
  /** Comes after the rows. */
  readonly count: OrderCountView | undefined;
  readonly nav: OrderListNavigation;
  readonly label: string;
}

const digits = (value: number) => value.toLocaleString("ja-JP");

/** Which rows these are, of how many, and the way to the neighbours. */
export function Pager({ view, count, nav, label }: PagerProps) {
  const last = view.firstOrdinal + view.rows.length - 1;
  const at = (cursor: string | null) => (cursor === null ? null : nav.linkTo({ ...nav.state, cursor }));
  return (
    <Neighbours label={label} previous={at(view.previous)} next={at(view.next)}>
      <span>
        {view.rows.length === 0 ? "0件" : LIST_MESSAGE.range(digits(view.firstOrdinal), digits(last))}
        {count === undefined || view.rows.length === 0 ? null : LIST_MESSAGE.of(digits(count.count), count.orMore)}
      </span>
    </Neighbours>
  );
}

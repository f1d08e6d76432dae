"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { LIST_MESSAGE } from "@/lib/messages/list";
import type { OrderCountView, OrderListView } from "@/lib/orders/list-view";
import { StateLink } from "./state-link";
import type { OrderListNavigation } from "./use-order-list-state";

export interface PagerProps {
  readonly view: OrderListView;
  /** Comes after the rows. */
  readonly count: OrderCountView | undefined;
  readonly nav: OrderListNavigation;
  readonly label: string;
}

const style = "inline-flex h-8 items-center gap-1 rounded-control px-2 pointer-coarse:h-10";
const digits = (value: number) => value.toLocaleString("ja-JP");

/** Which rows these are of how many, and the way to the neighbours. An end keeps its word, so that nothing moves. */
export function Pager({ view, count, nav, label }: PagerProps) {
  const last = view.firstOrdinal + view.rows.length - 1;
  return (
    <nav aria-label={label} className="flex items-center gap-3">
      <span>
        {view.rows.length === 0 ? "0件" : LIST_MESSAGE.range(digits(view.firstOrdinal), digits(last))}
        {count === undefined || view.rows.length === 0 ? null : LIST_MESSAGE.of(digits(count.count), count.orMore)}
      </span>
      <span className="flex items-center">
        <Neighbour cursor={view.previous} nav={nav} rel="prev">
          <ChevronLeft className="size-4" aria-hidden="true" />
          前へ
        </Neighbour>
        <Neighbour cursor={view.next} nav={nav} rel="next">
          次へ
          <ChevronRight className="size-4" aria-hidden="true" />
        </Neighbour>
      </span>
    </nav>
  );
}

interface NeighbourProps {
  readonly cursor: string | null;
  readonly nav: OrderListNavigation;
  readonly rel: "prev" | "next";
  readonly children: ReactNode;
}

function Neighbour({ cursor, nav, rel, children }: NeighbourProps) {
  if (cursor === null) return <span className={`${style} text-muted`}>{children}</span>;
  return (
    <StateLink to={{ ...nav.state, cursor }} nav={nav} rel={rel} className={`${style} text-primary hover:bg-sunken`}>
      {children}
    </StateLink>
  );
}

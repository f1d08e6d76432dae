"use client";

import { useQuery } from "@tanstack/react-query";
import { ViewLinks } from "@/components/list/view-links";
import { DEFAULT_SORT, NO_FILTER, type OrderListState } from "@/lib/orders/list/list-filter";
import { writeOrderListUrl } from "@/lib/orders/list/list-url";
import type { DeskCounts } from "@/lib/orders/list/read-desk-counts";
import { deskCountsQuery } from "@/lib/queries/desk-counts";
import type { OrderListNavigation } from "./use-order-list-state";

interface QuickView {
  readonly label: string;
  readonly state: OrderListState;
  readonly count: keyof DeskCounts | null;
}

const VIEWS: readonly QuickView[] = [
  { label: "すべて", state: { filter: NO_FILTER, sort: DEFAULT_SORT, cursor: null }, count: null },
  {
    label: "本日期限",
    state: {
      filter: { ...NO_FILTER, deadline: { kind: "today" } },
      sort: { by: "deadline", descending: false },
      cursor: null,
    },
    count: "endingToday",
  },
  {
    label: "要確認",
    state: { filter: { ...NO_FILTER, operations: ["needs_person"] }, sort: DEFAULT_SORT, cursor: null },
    count: "needsPerson",
  },
  {
    label: "確認中",
    state: { filter: { ...NO_FILTER, operations: ["unknown"] }, sort: DEFAULT_SORT, cursor: null },
    count: "unknown",
  },
  {
    label: "作業未対応",
    state: { filter: { ...NO_FILTER, openTask: true }, sort: DEFAULT_SORT, cursor: null },
    count: "openTasks",
  },
];

/** What staff look for every morning, with how many there are. The numbers are the ones of the bar above. */
export function QuickViews({ nav }: { readonly nav: OrderListNavigation }) {
  const { data: counts } = useQuery({ ...deskCountsQuery(), enabled: false });
  const here = writeOrderListUrl({ ...nav.state, cursor: null });
  const links = VIEWS.map(({ label, state, count }) => ({
    label,
    ...nav.linkTo(state),
    current: writeOrderListUrl(state) === here,
    count: count === null ? undefined : counts?.[count],
  }));
  return <ViewLinks label="表示" links={links} />;
}

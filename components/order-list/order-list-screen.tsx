"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { IgnoredNotice } from "@/components/list/ignored-notice";
import { ListFailure } from "@/components/list/list-failure";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useAnnouncer } from "@/components/ui/live-region";
import { ProgressBar } from "@/components/ui/spinner";
import { LIST_MESSAGE } from "@/lib/messages/list";
import { formatYen } from "@/lib/money/yen";
import { NO_FILTER } from "@/lib/orders/list/list-filter";
import type { OrderCountView, OrderListView } from "@/lib/orders/list/list-view";
import { orderListQuery } from "@/lib/queries/order-list";
import { FilterBar } from "./filter-bar";
import { chipsOf } from "./filter-words";
import { OrderTable } from "./order-table";
import { Pager } from "./pager";
import { QuickViews } from "./quick-views";
import { RegisterLink } from "./register-link";
import { useOrderCount } from "./use-order-count";
import { countAddress, type OrderListNavigation, pageAddress, useOrderListState } from "./use-order-list-state";
import { type SteadyRows, useSteadyRows } from "./use-steady-rows";

/** 受注データ管理. The first rows come with the page; what follows is asked for here. */
export function OrderListScreen({ mayRegister }: { readonly mayRegister: boolean }) {
  const nav = useOrderListState();
  const address = pageAddress(nav.state);
  const page = useQuery(orderListQuery(address));
  const own = page.isPlaceholderData ? undefined : page.data;
  const steady = useSteadyRows(address, own, page.isStale && !page.isFetchedAfterMount);
  const shown = steady?.view ?? page.data;
  const count = useOrderCount(countAddress(nav.state));
  useAnnounceRows(address, own);
  return (
    <div className="tablet:-mt-1 desk:-mx-2">
      <header className="mb-1.5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-xl">受注データ管理</h1>
        {mayRegister ? (
          <div className="ml-auto tablet:order-last">
            <RegisterLink />
          </div>
        ) : null}
        <QuickViews nav={nav} />
      </header>
      <FilterBar nav={nav} />
      <div className="mb-0.5 flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1">
        <Totals count={count} />
        {steady === null || steady.fresh === 0 ? null : (
          <Button size="small" variant="primary" onClick={steady.showFresh}>
            <ArrowUp aria-hidden="true" />
            {LIST_MESSAGE.fresh(steady.fresh.toLocaleString("ja-JP"))}
          </Button>
        )}
        {shown === undefined ? null : <Pager view={shown} count={count} nav={nav} label="ページ送り" />}
      </div>
      <IgnoredNotice ignored={[...nav.ignored, ...(page.data?.ignored ?? [])]} />
      <ProgressBar active={page.isPlaceholderData && page.isFetching} />
      {shown === undefined ? null : (
        <Rows view={shown} gone={steady?.gone ?? NONE_GONE} nav={nav} count={count} mayRegister={mayRegister} />
      )}
      {page.data === undefined && page.error !== null ? (
        <ListFailure error={page.error} what="受注" retry={() => void page.refetch()} failedAt={page.errorUpdatedAt} />
      ) : null}
      {shown !== undefined && shown.rows.length > 0 ? (
        <div className="mt-2 flex justify-end">
          <Pager view={shown} count={count} nav={nav} label="ページ送り(下)" />
        </div>
      ) : null}
    </div>
  );
}

/** Of the whole result, not of the page. Keeps its room while it is not known. */
function Totals({ count }: { readonly count: OrderCountView | undefined }) {
  if (count === undefined) return null;
  const { count: number, orMore, sum } = count;
  return (
    <p className="whitespace-nowrap text-sm">
      <b>{LIST_MESSAGE.total(number.toLocaleString("ja-JP"), orMore)}</b>
      {sum === null ? null : (
        <>
          {" "}
          {LIST_MESSAGE.sum} <b>{formatYen(sum)}</b>
        </>
      )}
    </p>
  );
}

const NONE_GONE: SteadyRows["gone"] = new Map();

function Rows(props: {
  readonly view: OrderListView;
  readonly gone: SteadyRows["gone"];
  readonly nav: OrderListNavigation;
  readonly count: OrderCountView | undefined;
  readonly mayRegister: boolean;
}) {
  if (props.view.rows.length === 0) return <NoRows nav={props.nav} mayRegister={props.mayRegister} />;
  return <OrderTable view={props.view} gone={props.gone} nav={props.nav} count={props.count} />;
}

/** Why nothing is listed, and the way out of it. */
function NoRows({ nav, mayRegister }: { readonly nav: OrderListNavigation; readonly mayRegister: boolean }) {
  const { filter } = nav.state;
  const chips = chipsOf(filter);
  if (chips.length === 0) {
    return <EmptyState title={LIST_MESSAGE.emptyShop} actions={mayRegister ? <RegisterLink /> : undefined} />;
  }
  const clear = <Button onClick={() => nav.go({ ...nav.state, filter: NO_FILTER, cursor: null })}>条件をクリア</Button>;
  const searchedAlone = filter.search !== "" && chips.length === 1;
  return searchedAlone ? (
    <EmptyState title={LIST_MESSAGE.emptySearch(filter.search)} actions={clear}>
      {LIST_MESSAGE.searched}
    </EmptyState>
  ) : (
    <EmptyState title={LIST_MESSAGE.emptyFilter} actions={clear} />
  );
}

/** Says how many rows came to another address; what came with the page is read out with it, and what follows is not. */
function useAnnounceRows(address: string, view: OrderListView | undefined) {
  const { report } = useAnnouncer();
  const last = useRef(view === undefined ? null : address);
  useEffect(() => {
    if (view === undefined || last.current === address) return;
    last.current = address;
    report(LIST_MESSAGE.shown(String(view.rows.length)));
  }, [address, view, report]);
}

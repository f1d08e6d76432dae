"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FlexRender, useTable } from "@tanstack/react-table";
import { useRouter } from "next/navigation";
import { type MouseEvent, useMemo, useRef } from "react";
import { useServerNow } from "@/components/order-detail/use-server-now";
import { cn } from "@/components/ui/class-names";
import { Cell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { OrderListRow, OrderListView } from "@/lib/orders/list-view";
import { orderQuery } from "@/lib/queries/order";
import { columnsAt, features, isColumnId, LAYOUT } from "./columns";
import { SortHeader } from "./sort-header";
import type { OrderListNavigation } from "./use-order-list-state";
import { useRowCursor } from "./use-row-cursor";

/** Pointing at a row this long means that it may be opened. */
const HOVER_MS = 80;

export interface OrderTableProps {
  readonly view: OrderListView;
  readonly nav: OrderListNavigation;
  /** null while it is not known. */
  readonly total: number | null;
}

export function OrderTable({ view, nav, total }: OrderTableProps) {
  const router = useRouter();
  const now = useServerNow(view.serverNow, nextLimit(view));
  const columns = useMemo(() => columnsAt(now), [now]);
  const table = useTable({ features, columns, data: view.rows as OrderListRow[], getRowId: (row) => row.orderNumber });
  const ids = useMemo(() => view.rows.map((row) => row.orderNumber), [view.rows]);
  const open = (id: string) => {
    cursor.remember(id);
    router.push(`/orders/${encodeURIComponent(id)}`);
  };
  const cursor = useRowCursor(ids, open);
  const prefetch = usePrefetch();

  const follow = (event: MouseEvent<HTMLTableRowElement>, id: string) => {
    const onLink = event.target instanceof Element && event.target.closest("a, button") !== null;
    if (onLink) cursor.remember(id);
    // Text that was just marked is meant to be copied, not followed.
    const marked = window.getSelection()?.toString() !== "";
    if (!onLink && !marked && event.button === 0) open(id);
  };

  return (
    <Table className="table-fixed" aria-label="受注" aria-rowcount={total === null ? -1 : total + 1}>
      <TableHead className="sticky top-12 z-10">
        <TableRow className="shadow-[inset_0_-1px_0_var(--color-line)]">
          {table
            .getHeaderGroups()
            .flatMap((group) =>
              group.headers.map(({ id }) =>
                isColumnId(id) ? <SortHeader key={id} layout={LAYOUT[id]} nav={nav} /> : null,
              ),
            )}
        </TableRow>
      </TableHead>
      <tbody onKeyDown={cursor.onKeyDown}>
        {table.getRowModel().rows.map((row, index) => (
          <TableRow
            key={row.id}
            ref={cursor.rowRef(row.id)}
            data-row={row.id}
            tabIndex={row.id === cursor.current ? 0 : -1}
            aria-rowindex={view.firstOrdinal + index + 1}
            className="h-13 cursor-pointer scroll-mt-24 bg-surface -outline-offset-2 hover:bg-sunken focus-visible:-outline-offset-2 min-[87.5rem]:h-9"
            onFocus={() => {
              cursor.setCurrent(row.id);
              prefetch.soon(row.id);
            }}
            onMouseEnter={() => prefetch.soon(row.id)}
            onMouseLeave={prefetch.cancel}
            onClick={(event) => follow(event, row.id)}
          >
            {row.getAllCells().map((cell) => {
              const layout = isColumnId(cell.column.id) ? LAYOUT[cell.column.id] : null;
              return (
                <Cell key={cell.id} numeric={layout?.numeric ?? false} className={cn("truncate", layout?.className)}>
                  <FlexRender cell={cell} />
                </Cell>
              );
            })}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

/** The limit that falls first of those that still run: nothing shown may outlive it. */
function nextLimit({ rows, serverNow }: OrderListView): number | null {
  const running = rows.map((row) => row.nearestDeadline).filter((limit) => limit !== null && limit >= serverNow);
  return running.length === 0 ? null : Math.min(...running.map(Number));
}

function usePrefetch() {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const cancel = () => clearTimeout(timer.current);
  return {
    cancel,
    soon: (orderNumber: string) => {
      cancel();
      timer.current = setTimeout(() => void client.prefetchQuery(orderQuery(orderNumber)), HOVER_MS);
    },
  };
}

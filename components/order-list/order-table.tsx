"use client";

import { useMemo } from "react";
import { AddressLink } from "@/components/list/address-link";
import { useRowCursor } from "@/components/list/use-row-cursor";
import { useGo } from "@/components/live/use-go";
import { useServerNow } from "@/components/live/use-server-now";
import { orderPath } from "@/components/places/order-path";
import { cn } from "@/components/ui/class-names";
import { LIST_MESSAGE } from "@/lib/messages/list";
import { writeOrderListUrl } from "@/lib/orders/list/list-url";
import type { OrderCountView, OrderListRow, OrderListView } from "@/lib/orders/list/list-view";
import type { EpochMs } from "@/lib/time/epoch";
import { announceStep } from "./arrival";
import { CARD_AREAS, COLUMNS, SUBGRID, TABLE_GRID } from "./columns";
import { writeListMemory } from "./list-memory";
import { MarkableNumber } from "./markable-number";
import { rowTitle } from "./row-title";
import { SortHeader } from "./sort-header";
import { useChangeCounts } from "./use-change-counts";
import { useKeptPlace } from "./use-kept-place";
import { type OrderListNavigation, pageAddress } from "./use-order-list-state";
import type { RowGone, SteadyRows } from "./use-steady-rows";
import { beginWalk } from "./walk";

export interface OrderTableProps {
  readonly view: OrderListView;
  /** Rows that stand where they stood, though they are no longer among those that were read. */
  readonly gone: SteadyRows["gone"];
  readonly nav: OrderListNavigation;
  /** undefined while it is not known. */
  readonly count: OrderCountView | undefined;
}

/** The orders as a table; under 1,000 px as cards. */
export function OrderTable({ view, gone, nav, count }: OrderTableProps) {
  const lead = useGo();
  const now = useServerNow(view.serverNow, nextLimit(view));
  const ids = useMemo(() => view.rows.map((row) => row.orderNumber), [view.rows]);
  const cursor = useRowCursor(ids);
  const address = pageAddress(nav.state);
  const opened = useKeptPlace({ address, ids, current: cursor.current, stand: cursor.stand });

  const open = (id: string) => {
    // Text that was just marked is meant to be copied, not followed.
    if (window.getSelection()?.isCollapsed === false) return;
    const conditions = writeOrderListUrl({ ...nav.state, cursor: null });
    const before = () => {
      writeListMemory({
        left: { address, scroll: window.scrollY, row: id, index: ids.indexOf(id), opened: id },
        walk: beginWalk(conditions, nav.state.cursor, view, count),
      });
      announceStep(orderPath(id));
    };
    lead(orderPath(id), { before });
  };

  return (
    <table
      className={cn(TABLE_GRID, "w-full text-base leading-5 print:[zoom:0.72] list:grid-rows-[2rem_auto]")}
      aria-label="受注"
      aria-rowcount={count === undefined || count.orMore ? -1 : count.count + 1}
    >
      {/* It spans the rows below, or it could not stay in sight over them. */}
      <thead className={cn(SUBGRID, "sticky top-12 z-20 row-start-1 row-end-3 hidden self-start bg-sunken text-muted")}>
        <tr className={cn(SUBGRID, "h-8 items-center rounded-t-panel border border-line")}>
          {COLUMNS.map((column) => (
            <SortHeader key={column.id} column={column} nav={nav} />
          ))}
        </tr>
      </thead>
      <tbody
        className={cn(
          SUBGRID,
          "grid gap-2 border-line tablet:max-[62.5rem]:grid-cols-2 list:row-start-2 list:gap-0 list:border-x",
        )}
        onKeyDown={cursor.onKeyDown}
      >
        {view.rows.map((row, index) => (
          <Row
            key={row.orderNumber}
            row={row}
            gone={gone.get(row.orderNumber) ?? null}
            now={now}
            rowIndex={view.firstOrdinal + index + 1}
            opened={row.orderNumber === opened}
            reachable={row.orderNumber === cursor.current}
            linkRef={cursor.linkRef(row.orderNumber)}
            onFocus={() => cursor.setCurrent(row.orderNumber)}
            onOpen={() => open(row.orderNumber)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: OrderListRow;
  readonly gone: RowGone | null;
  readonly now: EpochMs;
  readonly rowIndex: number;
  readonly opened: boolean;
  readonly reachable: boolean;
  readonly linkRef: (element: HTMLAnchorElement | null) => void;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

/** The number's link covers the whole row, so that every way of following a link works anywhere on it. */
function Row({ row, gone, now, rowIndex, opened, reachable, linkRef, onFocus, onOpen }: RowProps) {
  const changes = useChangeCounts(row);
  const link = (
    <AddressLink
      ref={linkRef}
      href={orderPath(row.orderNumber)}
      onGo={onOpen}
      onFocus={onFocus}
      tabIndex={reachable ? 0 : -1}
      aria-current={opened ? "true" : undefined}
      draggable={false}
      className="text-link outline-none after:absolute after:inset-0 after:content-[''] focus-visible:after:outline-2 focus-visible:after:outline-primary focus-visible:after:-outline-offset-2"
    >
      <MarkableNumber text={row.orderNumber} />
    </AddressLink>
  );
  return (
    <tr
      data-row={row.orderNumber}
      aria-rowindex={rowIndex}
      title={rowTitle(row, now)}
      className={cn(
        "relative scroll-mt-24 scroll-mb-4 rounded-panel border border-line bg-surface px-3 py-2 hover:bg-sunken",
        CARD_AREAS,
        SUBGRID,
        "list:h-9 list:items-center list:gap-x-0 list:rounded-none list:border-x-0 list:border-t-0 list:p-0 list:[grid-template-areas:none] pointer-coarse:list:h-11",
        gone !== null && "text-muted grayscale",
        opened && "bg-selected shadow-[inset_3px_0_0_var(--color-primary)] hover:bg-selected",
      )}
    >
      {COLUMNS.map(({ id, numeric, className, show }) => (
        <td
          // A cell that changed is a new one, so that its tint begins anew.
          key={`${id} ${changes[id] ?? 0}`}
          data-column={id}
          className={cn(
            "min-w-0 whitespace-nowrap list:px-[5px]",
            numeric && "text-right",
            changes[id] !== undefined && "animate-[just-changed_2s_ease-out]",
            className,
          )}
        >
          {show === null ? link : id === "cancel" && gone !== null ? LIST_MESSAGE.gone[gone] : show(row, now)}
        </td>
      ))}
    </tr>
  );
}

/** The limit that falls first of those that still run: nothing shown may outlive it. */
function nextLimit({ rows, serverNow }: OrderListView): number | null {
  const running = rows.map((row) => row.nearestDeadline).filter((limit) => limit !== null && limit >= serverNow);
  return running.length === 0 ? null : Math.min(...running.map(Number));
}

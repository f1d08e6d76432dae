import { type ColumnDef, tableFeatures } from "@tanstack/react-table";
import Link from "next/link";
import type { ReactNode } from "react";
import type { OrderListSortKey } from "@/lib/orders/list-filter";
import type { OrderListRow } from "@/lib/orders/list-view";
import { formatDate, formatDateTimeInList, formatTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { AmountCell, CancelCell, DeadlineCell, MarkCell, MethodText, StageCell, StatusCell } from "./cells";

export const features = tableFeatures({});
export type OrderColumn = ColumnDef<typeof features, OrderListRow>;

/** How a column is laid out, beside what it shows. */
export interface ColumnLayout {
  readonly label: string;
  readonly sort: OrderListSortKey | null;
  /** The hidden column whose values stand in this one's second line: its heading moves here, too. */
  readonly second: "orderedAt" | null;
  readonly numeric: boolean;
  /** Fixed widths, so that nothing moves when rows change. Below 1400 px some are gone. */
  readonly className: string;
}

const WIDE_ONLY = "hidden min-[87.5rem]:table-cell";

/** Under 1400 px (eleven columns of readable width do not fit) a cell has a second line, in place of the columns that are hidden there. */
function TwoLines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  // Heights are fixed: a badge in one line must not make its row taller than the others.
  return (
    <span className="flex min-w-0 flex-col">
      <span className="h-5 truncate">{first}</span>
      <span className="h-5 truncate text-muted text-sm min-[87.5rem]:hidden">{second}</span>
    </span>
  );
}

export const LAYOUT = {
  orderNumber: {
    label: "受注番号",
    sort: "orderNumber",
    second: "orderedAt",
    numeric: false,
    className: "w-[8.5rem] min-[87.5rem]:w-[7.25rem]",
  },
  orderedAt: {
    label: "注文日時",
    sort: "orderedAt",
    second: null,
    numeric: false,
    className: `${WIDE_ONLY} w-[7.75rem]`,
  },
  customer: {
    label: "お客様",
    sort: null,
    second: null,
    numeric: false,
    className: "w-auto min-[87.5rem]:w-[5.75rem]",
  },
  method: { label: "決済方法", sort: null, second: null, numeric: false, className: `${WIDE_ONLY} w-auto` },
  stage: { label: "段階", sort: null, second: null, numeric: false, className: "w-[11rem] min-[87.5rem]:w-[9rem]" },
  total: { label: "金額", sort: "total", second: null, numeric: true, className: "w-[7rem]" },
  status: { label: "対応状況", sort: null, second: null, numeric: false, className: `${WIDE_ONLY} w-[4.75rem]` },
  mark: {
    label: "取消区分",
    sort: null,
    second: null,
    numeric: false,
    className: `${WIDE_ONLY} w-[4.25rem] text-center`,
  },
  cancel: { label: "いま取り消すと", sort: null, second: null, numeric: false, className: "w-[10.5rem]" },
  deadline: { label: "直近の期限", sort: "deadline", second: null, numeric: false, className: "w-[9rem]" },
} as const satisfies Record<string, ColumnLayout>;
export type ColumnId = keyof typeof LAYOUT;

export function isColumnId(id: string): id is ColumnId {
  return Object.hasOwn(LAYOUT, id);
}

/** With its weekday in this year; an older date gives its weekday for its year, so that the column stays narrow. */
function orderedAtText(orderedAt: EpochMs, now: EpochMs): string {
  const old = formatDate(orderedAt).slice(0, 4) !== formatDate(now).slice(0, 4);
  return old ? `${formatDate(orderedAt)} ${formatTime(orderedAt)}` : formatDateTimeInList(orderedAt, now);
}

/** The columns in the order of the screen; `now` is the server's clock, carried on. */
export function columnsAt(now: EpochMs): OrderColumn[] {
  const at = (row: OrderListRow) => orderedAtText(row.orderedAt, now);
  const column = (id: ColumnId, cell: (row: OrderListRow) => ReactNode): OrderColumn => ({
    id,
    header: LAYOUT[id].label,
    cell: ({ row }) => cell(row.original),
  });
  return [
    column("orderNumber", (row) => (
      <TwoLines
        first={
          <Link
            href={`/orders/${encodeURIComponent(row.orderNumber)}`}
            prefetch={false}
            className="text-link"
            tabIndex={-1}
          >
            {row.orderNumber}
          </Link>
        }
        second={at(row)}
      />
    )),
    column("orderedAt", (row) => <span className="text-sm">{at(row)}</span>),
    column("customer", (row) => (
      <TwoLines first={<span title={row.customerName}>{row.customerName}</span>} second={<MethodText row={row} />} />
    )),
    column("method", (row) => (
      <span className="text-sm">
        <MethodText row={row} />
      </span>
    )),
    column("stage", (row) => <TwoLines first={<StageCell row={row} />} second={<StatusCell row={row} />} />),
    column("total", (row) => <AmountCell row={row} />),
    column("status", (row) => <StatusCell row={row} />),
    column("mark", (row) => <MarkCell row={row} />),
    column("cancel", (row) =>
      row.cancellationMark ? (
        <TwoLines first={<CancelCell row={row} />} second="取消区分あり" />
      ) : (
        <CancelCell row={row} />
      ),
    ),
    column("deadline", (row) => <DeadlineCell row={row} now={now} />),
  ];
}

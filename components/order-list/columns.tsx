import type { ReactNode } from "react";
import type { OrderListSortKey } from "@/lib/orders/list/list-filter";
import type { OrderListRow } from "@/lib/orders/list/list-view";
import { formatDateTimeBare, formatDateTimeInList } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import {
  AmountCell,
  CancelCell,
  CustomerCell,
  DeadlineCell,
  MarkCell,
  MethodCell,
  PaidCell,
  StageCell,
  StatusCell,
} from "./cells";

export interface OrderColumn {
  readonly id:
    | "number"
    | "ordered"
    | "customer"
    | "method"
    | "stage"
    | "total"
    | "status"
    | "mark"
    | "paid"
    | "cancel"
    | "deadline";
  readonly label: string;
  readonly sort: OrderListSortKey | null;
  readonly numeric: boolean;
  /** Its place as a line of the grid and as an area of a card, and the widths at which it is shown. */
  readonly className: string;
  /** null: the order's link, which belongs to the row. */
  readonly show: ((row: OrderListRow, now: EpochMs) => ReactNode) | null;
}

/**
 * Every column is as wide as its content, and a hidden one takes no room. Where room is short customers give way first,
 * then methods. Spare room stands at the end of the last column. Under 1,000 px a row is a card.
 */
export const TABLE_GRID =
  "grid grid-cols-[minmax(0,1fr)] [--method-min:10rem] wide:[--method-min:max-content] list:grid-cols-[[number]_max-content_[ordered]_max-content_[customer]_minmax(7.75rem,max-content)_[method]_minmax(var(--method-min),max-content)_[stage]_max-content_[total]_max-content_[status]_max-content_[mark]_max-content_[paid]_max-content_[cancel]_max-content_[deadline]_minmax(max-content,1fr)]";

/** A part of the table that lays its own parts out by the table's columns. */
export const SUBGRID = "list:col-span-full list:grid list:grid-cols-subgrid";

/** number, stage, amount / customer, date / method / verdict, limit. */
export const CARD_AREAS =
  "grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2 [grid-template-areas:'number_stage_total'_'customer_customer_ordered'_'method_method_method'_'cancel_cancel_deadline']";

const column = (
  id: OrderColumn["id"],
  label: string,
  className: string,
  show: OrderColumn["show"],
  more: Partial<Pick<OrderColumn, "sort" | "numeric">> = {},
): OrderColumn => ({ id, label, className, show, sort: null, numeric: false, ...more });

/** In the order of the screen. What is shed first when it gets narrower: 取消区分 and 入金, 対応状況, 注文日時. */
export const COLUMNS: readonly OrderColumn[] = [
  column("number", "受注番号", "[grid-area:number] list:[grid-area:auto/number] list:pl-3", null, {
    sort: "orderNumber",
  }),
  column(
    "ordered",
    "注文日時",
    "[grid-area:ordered] justify-self-end list:justify-self-start list:[grid-area:auto/ordered] list:max-[81.25rem]:hidden",
    (row, now) => (
      <span className="text-muted text-sm">
        <span className="min-[120rem]:hidden">{formatDateTimeBare(row.orderedAt, now)}</span>
        <span className="hidden min-[120rem]:inline">{formatDateTimeInList(row.orderedAt, now)}</span>
      </span>
    ),
    { sort: "orderedAt" },
  ),
  column("customer", "お客様", "[grid-area:customer] list:[grid-area:auto/customer]", (row) => (
    <CustomerCell row={row} />
  )),
  column("method", "決済方法", "[grid-area:method] list:[grid-area:auto/method]", (row) => <MethodCell row={row} />),
  column("stage", "段階", "[grid-area:stage] list:[grid-area:auto/stage]", (row) => <StageCell row={row} />),
  column(
    "total",
    "金額",
    "[grid-area:total] font-bold list:font-normal list:[grid-area:auto/total]",
    (row) => <AmountCell row={row} />,
    { sort: "total", numeric: true },
  ),
  column("status", "対応状況", "hidden min-[87.5rem]:block [grid-area:auto/status]", (row) => <StatusCell row={row} />),
  column("mark", "取消区分", "hidden min-[100rem]:block [grid-area:auto/mark]", (row) => <MarkCell row={row} />),
  column("paid", "入金", "hidden min-[100rem]:block [grid-area:auto/paid]", (row) => <PaidCell row={row} />),
  column("cancel", "いま取り消すと", "[grid-area:cancel] list:[grid-area:auto/cancel]", (row) => (
    <CancelCell row={row} />
  )),
  column(
    "deadline",
    "直近の期限",
    "[grid-area:deadline] justify-self-end list:justify-self-start list:[grid-area:auto/deadline] list:pr-2",
    (row, now) => <DeadlineCell row={row} now={now} />,
    { sort: "deadline" },
  ),
];

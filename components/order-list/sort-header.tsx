"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { AddressLink } from "@/components/list/address-link";
import { cn } from "@/components/ui/class-names";
import type { OrderListSort, OrderListSortKey } from "@/lib/orders/list/list-filter";
import type { OrderColumn } from "./columns";
import type { OrderListNavigation } from "./use-order-list-state";

/** What a first click asks for: the newest, the largest, the limit that falls first. */
const FIRST: Record<OrderListSortKey, boolean> = { orderedAt: true, total: true, orderNumber: true, deadline: false };

export function SortHeader({ column, nav }: { readonly column: OrderColumn; readonly nav: OrderListNavigation }) {
  const { label, sort: key, numeric, className } = column;
  const { by, descending } = nav.state.sort;
  return (
    <th
      scope="col"
      className={cn(
        "whitespace-nowrap font-medium text-sm list:px-[5px]",
        className,
        numeric && "text-right",
        "list:font-medium",
      )}
      {...(key === null ? {} : { "aria-sort": by !== key ? "none" : descending ? "descending" : "ascending" })}
    >
      {key === null ? label : <SortLink label={label} sortKey={key} nav={nav} reverse={numeric} />}
    </th>
  );
}

interface SortLinkProps {
  readonly label: string;
  readonly sortKey: OrderListSortKey;
  readonly nav: OrderListNavigation;
  /** The arrow stands before the word, so that the word ends where the digits end. */
  readonly reverse: boolean;
}

function SortLink({ label, sortKey, nav, reverse }: SortLinkProps) {
  const { sort } = nav.state;
  const active = sort.by === sortKey;
  const next: OrderListSort = { by: sortKey, descending: active ? !sort.descending : FIRST[sortKey] };
  const Icon = sort.descending ? ArrowDown : ArrowUp;
  return (
    <AddressLink
      {...nav.linkTo({ ...nav.state, sort: next, cursor: null })}
      className={cn(
        "inline-flex items-center gap-0.5 rounded-control hover:text-text hover:underline",
        reverse && "flex-row-reverse",
        active && "font-bold text-text",
      )}
    >
      {label}
      {active ? <Icon className="size-3.5" aria-hidden="true" /> : null}
    </AddressLink>
  );
}

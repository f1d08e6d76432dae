"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { AddressLink } from "@/components/list/address-link";
import { cn } from "@/components/ui/class-names";
import { HeaderCell } from "@/components/ui/table";
import type { OrderListSort, OrderListSortKey } from "@/lib/orders/list-filter";
import type { ColumnLayout } from "./columns";
import type { OrderListNavigation } from "./use-order-list-state";

/** What a first click asks for: the newest, the largest, the limit that falls first. */
const FIRST: Record<OrderListSortKey, boolean> = { orderedAt: true, total: true, orderNumber: true, deadline: false };

export function SortHeader({ layout, nav }: { readonly layout: ColumnLayout; readonly nav: OrderListNavigation }) {
  const { label, sort: key, second, numeric, className } = layout;
  if (key === null) {
    return (
      <HeaderCell numeric={numeric} className={className}>
        {label}
      </HeaderCell>
    );
  }
  const { by, descending } = nav.state.sort;
  const active = by === key || by === second;
  return (
    <HeaderCell
      numeric={numeric}
      className={className}
      aria-sort={active ? (descending ? "descending" : "ascending") : "none"}
    >
      <SortLink label={label} sortKey={key} nav={nav} reverse={numeric} />
      {second === null ? null : (
        <span className="min-[87.5rem]:hidden">
          <SortLink label="日時" sortKey={second} nav={nav} reverse={false} />
        </span>
      )}
    </HeaderCell>
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
        active && "text-text",
      )}
    >
      {label}
      {/* The place is kept, so that nothing moves. */}
      {active ? <Icon className="size-3.5" aria-hidden="true" /> : <span className="size-3.5" />}
    </AddressLink>
  );
}

"use client";

import { X } from "lucide-react";
import { ROW_ON_PHONES } from "@/components/list/view-links";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { useLater } from "@/components/ui/use-later";
import { NO_FILTER, type OrderListFilter } from "@/lib/orders/list/list-filter";
import { FilterButton } from "./filter-button";
import { chipsOf } from "./filter-words";
import type { OrderListNavigation } from "./use-order-list-state";

/** The conditions that are on, each with its way off, and the form for more. */
export function FilterBar({ nav }: { readonly nav: OrderListNavigation }) {
  const { state, go } = nav;
  const form = useLater(() => import("./filter-popover"));
  const apply = (filter: OrderListFilter) => go({ ...state, filter, cursor: null });
  const chips = chipsOf(state.filter);
  return (
    <search aria-label="絞り込み" className={cn(ROW_ON_PHONES, "items-center gap-2")}>
      {chips.map(({ label, value, without }) => (
        <span
          key={label}
          className="inline-flex min-h-7 max-w-full items-center rounded-control bg-blue-tint pl-2.5 text-blue text-sm max-tablet:max-w-none"
        >
          <span className="min-w-0 truncate" title={value}>
            {label}: {value}
          </span>
          <button
            type="button"
            aria-label={`${label}の条件を外す`}
            onClick={() => apply(without)}
            className="ml-1 inline-flex size-7 shrink-0 items-center justify-center rounded-control hover:bg-surface"
          >
            <X className="size-3.5" aria-hidden="true" />
          </button>
        </span>
      ))}
      {form.part === null ? (
        <FilterButton aria-haspopup="dialog" aria-expanded={false} onClick={form.ask} />
      ) : (
        <form.part.FilterPopover filter={state.filter} onApply={apply} />
      )}
      {chips.length === 0 ? null : (
        <Button variant="quiet" size="small" onClick={() => apply(NO_FILTER)}>
          条件をクリア
        </Button>
      )}
    </search>
  );
}

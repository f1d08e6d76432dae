"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { ROW_ON_PHONES } from "@/components/list/view-links";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { NO_FILTER, type OrderListFilter } from "@/lib/orders/list-filter";
import { FilterForm } from "./filter-form";
import { chipsOf } from "./filter-words";
import type { OrderListNavigation } from "./use-order-list-state";

/** The conditions that are on, each with its way off, and the form for more. */
export function FilterBar({ nav }: { readonly nav: OrderListNavigation }) {
  const [open, setOpen] = useState(false);
  const { state, go } = nav;
  const apply = (filter: OrderListFilter) => {
    setOpen(false);
    go({ ...state, filter, cursor: null });
  };
  const chips = chipsOf(state.filter);
  return (
    <search aria-label="絞り込み" className={cn(ROW_ON_PHONES, "items-center gap-2")}>
      {chips.map(({ label, value, without }) => (
        <span
          key={label}
          className="inline-flex min-h-7 max-w-full items-center rounded-control bg-blue-tint pl-2.5 text-blue text-sm max-tablet:max-w-none max-tablet:shrink-0"
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
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button size="small">
            <Plus aria-hidden="true" />
            絞り込み
          </Button>
        </PopoverTrigger>
        <PopoverContent aria-label="絞り込みの条件" className="w-[min(46rem,calc(100vw-2rem))]">
          <FilterForm filter={state.filter} onApply={apply} onCancel={() => setOpen(false)} />
        </PopoverContent>
      </Popover>
      {chips.length === 0 ? null : (
        <Button variant="quiet" size="small" onClick={() => apply(NO_FILTER)}>
          条件をクリア
        </Button>
      )}
    </search>
  );
}

"use client";

import { useState } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { OrderListFilter } from "@/lib/orders/list/list-filter";
import { FilterButton } from "./filter-button";
import { FilterForm } from "./filter-form";

export interface FilterPopoverProps {
  readonly filter: OrderListFilter;
  readonly onApply: (filter: OrderListFilter) => void;
}

/** 絞り込み with its form. Loaded by the first press, so it begins open. */
export function FilterPopover({ filter, onApply }: FilterPopoverProps) {
  const [open, setOpen] = useState(true);
  const apply = (next: OrderListFilter) => {
    setOpen(false);
    onApply(next);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <FilterButton />
      </PopoverTrigger>
      <PopoverContent aria-label="絞り込みの条件" className="w-[min(46rem,calc(100vw-2rem))]">
        <FilterForm filter={filter} onApply={apply} onCancel={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

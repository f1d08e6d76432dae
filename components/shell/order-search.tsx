"use client";

import { Search } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { type KeyboardEvent, useRef } from "react";
import { Kbd } from "@/components/ui/kbd";
import { useShortcut } from "@/components/ui/shortcuts";

/** Leads to the list with what was typed. A plain form, so it also works before its script has arrived. */
export function OrderSearch() {
  const field = useRef<HTMLInputElement>(null);
  const searched = useSearchParams().get("q") ?? "";
  const current = usePathname() === "/orders" ? searched : "";
  useShortcut("/", () => {
    field.current?.focus();
    field.current?.select();
  });

  const guard = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter that ends a conversion is not Enter that searches; some browsers send the form all the same.
    const converting = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && converting) event.preventDefault();
    if (event.key === "Escape" && !converting) event.currentTarget.blur();
  };

  return (
    <search className="block w-full">
      <form action="/orders" method="get" className="relative">
        <Search
          className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-muted"
          aria-hidden="true"
        />
        <input
          // A new address brings its own text.
          key={current}
          ref={field}
          name="q"
          type="search"
          defaultValue={current}
          maxLength={100}
          aria-label="受注を検索"
          placeholder="受注番号・お客様・電話・伝票番号"
          enterKeyHint="search"
          autoComplete="off"
          onKeyDown={guard}
          className="h-8 w-full rounded-control border border-edge bg-surface pr-8 pl-8 text-base text-ellipsis pointer-coarse:h-10 max-tablet:h-10 max-tablet:text-lg max-tablet:font-normal"
        />
        <Kbd hint className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2">
          /
        </Kbd>
      </form>
    </search>
  );
}

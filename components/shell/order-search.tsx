"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useRef } from "react";
import { useGo } from "@/components/live/use-go";
import { LIST_PATH } from "@/components/order-list/arrival";
import { orderPath } from "@/components/places/order-path";
import { Kbd } from "@/components/ui/kbd";
import { useShortcut } from "@/components/ui/shortcuts";
import { SEARCH_WORD } from "@/lib/messages/list";
import { exactOrderQuery } from "@/lib/queries/exact-order";
import { useTypedSearch } from "./use-typed-search";

/**
 * Searches while it is typed; Enter on an exact order number or payment id opens the order. A form all the same, so that
 * it works before its script has arrived.
 */
export function OrderSearch() {
  const field = useRef<HTMLInputElement>(null);
  const go = useGo();
  const client = useQueryClient();
  const { value, onType, searchNow, hold, begin } = useTypedSearch();
  const entered = useRef(0);
  useShortcut("/", () => {
    field.current?.focus();
    field.current?.select();
  });

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    // A new address of the list would take back the way to the order.
    hold();
    entered.current += 1;
    const mine = entered.current;
    const typed = field.current?.value ?? "";
    // What cannot be looked up is searched for: the list says what is the matter.
    const order = await client.fetchQuery(exactOrderQuery(typed)).catch(() => null);
    // The person typed on, or pressed Enter again, meanwhile: the newer text counts.
    if (mine !== entered.current || field.current?.value !== typed) return;
    if (order === null) searchNow(typed);
    else go(orderPath(order));
  };
  const guard = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter that ends a conversion is not Enter that searches; some browsers send the form all the same.
    const converting = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && converting) event.preventDefault();
    if (event.key !== "Escape" || converting) return;
    // The browser's own Escape would empty the field.
    event.preventDefault();
    event.currentTarget.blur();
  };

  return (
    <search className="block w-full">
      <form action={LIST_PATH} method="get" onSubmit={(event) => void enter(event)} className="relative">
        <Search
          className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-muted"
          aria-hidden="true"
        />
        <input
          ref={field}
          name="q"
          type="search"
          value={value}
          maxLength={100}
          aria-label={SEARCH_WORD.label}
          placeholder={SEARCH_WORD.placeholder}
          enterKeyHint="search"
          autoComplete="off"
          onFocus={begin}
          // Half-converted kana are searched for when the conversion ends.
          onChange={(event) =>
            onType(event.target.value, "isComposing" in event.nativeEvent && event.nativeEvent.isComposing === true)
          }
          onCompositionEnd={(event) => onType(event.currentTarget.value, false)}
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

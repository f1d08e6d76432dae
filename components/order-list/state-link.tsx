"use client";

import type { ComponentProps, MouseEvent } from "react";
import type { OrderListState } from "@/lib/orders/list-filter";
import type { OrderListNavigation } from "./use-order-list-state";

export interface StateLinkProps extends Omit<ComponentProps<"a">, "href" | "onClick"> {
  readonly to: OrderListState;
  readonly nav: Pick<OrderListNavigation, "hrefOf" | "go">;
}

/** A link to a state of the list. A plain click changes the state in the same frame; Ctrl-click opens a tab, as links do. */
export function StateLink({ to, nav, ...rest }: StateLinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    nav.go(to);
  };
  return <a {...rest} href={nav.hrefOf(to)} onClick={follow} />;
}

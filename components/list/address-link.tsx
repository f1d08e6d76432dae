"use client";

import type { ComponentProps, MouseEvent } from "react";

export interface AddressLinkProps extends Omit<ComponentProps<"a">, "href" | "onClick"> {
  readonly href: string;
  readonly onGo: () => void;
}

/** A link within a list. A plain click changes the list in the same frame; Ctrl-click opens a tab, as links do. */
export function AddressLink({ href, onGo, ...rest }: AddressLinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onGo();
  };
  return <a {...rest} href={href} onClick={follow} />;
}

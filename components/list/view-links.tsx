"use client";

import { cn } from "@/components/ui/class-names";
import { AddressLink } from "./address-link";

export interface ViewLink {
  readonly label: string;
  readonly href: string;
  readonly onGo: () => void;
  readonly current: boolean;
  readonly count?: number | undefined;
}

/** Wraps, but on a phone it is one line that scrolls by itself, from edge to edge. */
export const ROW_ON_PHONES =
  "flex flex-wrap gap-1 max-tablet:not-print:-mx-3 max-tablet:not-print:w-[calc(100%+1.5rem)] max-tablet:not-print:flex-nowrap max-tablet:not-print:overflow-x-auto max-tablet:not-print:px-3 max-tablet:[scrollbar-width:none] max-tablet:[&>*]:shrink-0";

/** Views of one list side by side, each with its address. */
export function ViewLinks({ label, links }: { readonly label: string; readonly links: readonly ViewLink[] }) {
  return (
    <nav aria-label={label} className={ROW_ON_PHONES}>
      {links.map(({ label: word, href, onGo, current, count }) => (
        <AddressLink
          key={word}
          href={href}
          onGo={onGo}
          aria-current={current ? "page" : undefined}
          className={cn(
            "inline-flex h-8 items-center gap-1.5 rounded-control border px-2.5 whitespace-nowrap pointer-coarse:h-10",
            current
              ? "border-primary bg-primary font-medium text-on-primary"
              : "border-line bg-surface text-text hover:bg-sunken",
          )}
        >
          {word}
          {count === undefined ? null : (
            <span className={cn("font-medium", current ? "" : "text-muted")}>{count.toLocaleString("ja-JP")}</span>
          )}
        </AddressLink>
      ))}
    </nav>
  );
}

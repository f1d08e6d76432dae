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

/** Views of one list side by side, each with its address. */
export function ViewLinks({ label, links }: { readonly label: string; readonly links: readonly ViewLink[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1">
      {links.map(({ label: word, href, onGo, current, count }) => (
        <AddressLink
          key={word}
          href={href}
          onGo={onGo}
          aria-current={current ? "page" : undefined}
          className={cn(
            "inline-flex h-8 items-center gap-1.5 rounded-control border px-3 pointer-coarse:h-10",
            current
              ? "border-primary bg-primary font-medium text-on-primary"
              : "border-line bg-surface text-text hover:bg-sunken",
          )}
        >
          {word}
          {count === undefined ? null : <span className="font-medium">{count.toLocaleString("ja-JP")}</span>}
        </AddressLink>
      ))}
    </nav>
  );
}

import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./class-names";

export interface SegmentedLink {
  readonly href: string;
  readonly label: ReactNode;
  readonly current: boolean;
  readonly count?: number;
}

/** Views of the same thing that are addresses: links, so that Ctrl-click and Back do what they do elsewhere. */
export function SegmentedLinks({ label, links }: { readonly label: string; readonly links: readonly SegmentedLink[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1">
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          aria-current={link.current ? "page" : undefined}
          className={cn(
            "inline-flex h-8 items-center gap-1.5 rounded-control border px-3 pointer-coarse:h-10",
            link.current
              ? "border-primary bg-primary font-medium text-on-primary"
              : "border-line bg-surface text-text hover:bg-sunken",
          )}
        >
          {link.label}
          {link.count === undefined ? null : <span className="font-medium">{link.count.toLocaleString("ja-JP")}</span>}
        </Link>
      ))}
    </nav>
  );
}

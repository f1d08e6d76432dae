"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/class-names";
import { deskCountsQuery } from "@/lib/queries/desk-counts";
import { mayAs, type Role } from "@/lib/staff/role";
import { type Destination, RECONCILIATION_HREF, SETUP, WORK } from "./destinations";

/** 208 px; on a tablet 56 px of icons, whose words are read out and stand in the title. */
export function Rail({ role }: { readonly role: Role }) {
  const path = usePathname();
  const differences = useQuery({ ...deskCountsQuery(), enabled: false }).data?.differences ?? 0;
  const group = (destinations: readonly Destination[]) =>
    destinations
      .filter((destination) => mayAs(role, destination.needs))
      .map((destination) => (
        <RailLink
          key={destination.href}
          destination={destination}
          path={path}
          differences={destination.href === RECONCILIATION_HREF ? differences : 0}
        />
      ));
  return (
    <nav
      aria-label="メニュー"
      className="sticky top-12 flex h-[calc(100dvh-3rem)] w-14 shrink-0 flex-col gap-0.5 overflow-y-auto border-line border-r bg-surface p-2 desk:w-52"
    >
      {group(WORK)}
      <hr className="my-2 border-line" />
      {group(SETUP)}
    </nav>
  );
}

interface RailLinkProps {
  readonly destination: Destination;
  readonly path: string;
  readonly differences: number;
}

function RailLink({ destination, path, differences }: RailLinkProps) {
  const { href, label, icon: Icon } = destination;
  const inside = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      title={label}
      aria-current={inside ? "page" : undefined}
      className={cn(
        "flex h-9 items-center gap-2.5 rounded-control px-2.5 pointer-coarse:h-11",
        inside ? "bg-selected font-bold text-primary" : "text-text hover:bg-sunken",
      )}
    >
      <Icon className="size-[1.125rem] shrink-0" aria-hidden="true" />
      <span className="sr-only truncate desk:not-sr-only">{label}</span>
      {differences === 0 ? null : (
        <span className="sr-only rounded-control bg-red px-1.5 font-bold text-surface text-xs leading-5 desk:not-sr-only desk:ml-auto desk:px-1.5">
          差{differences.toLocaleString("ja-JP")}
        </span>
      )}
    </Link>
  );
}

"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/class-names";
import { mayAs, type Role } from "@/lib/staff/role";
import { type Destination, isAt, SETUP, WORK } from "./destinations";
import { PlaceCount } from "./place-count";

/** 208 px; on a tablet 56 px of icons, whose words are read out and stand in the title. A phone has the foot bar. */
export function Rail({ role }: { readonly role: Role }) {
  const path = usePathname();
  const group = (destinations: readonly Destination[]) =>
    destinations
      .filter(({ needs }) => mayAs(role, needs))
      .map((destination) => (
        <RailLink key={destination.href} destination={destination} current={isAt(path, destination)} />
      ));
  return (
    <nav
      aria-label="メニュー"
      className="sticky top-(--bar-height) hidden h-[calc(100dvh-var(--bar-height))] w-14 shrink-0 flex-col gap-0.5 overflow-y-auto border-line border-r bg-surface p-2 tablet:flex desk:w-52 print:hidden"
    >
      {group(WORK)}
      <hr className="my-2 border-line" />
      {group(SETUP)}
    </nav>
  );
}

interface RailLinkProps {
  readonly destination: Destination;
  readonly current: boolean;
}

function RailLink({ destination, current }: RailLinkProps) {
  const { href, label, icon: Icon, count } = destination;
  return (
    <Link
      href={href}
      title={label}
      aria-current={current ? "page" : undefined}
      className={cn(
        "relative flex h-9 shrink-0 items-center justify-center gap-2.5 rounded-control desk:justify-start desk:pr-2 desk:pl-2.5 pointer-coarse:h-11",
        current ? "bg-selected font-bold text-primary" : "text-text hover:bg-sunken",
      )}
    >
      <Icon className={cn("size-[1.125rem] shrink-0", !current && "text-muted")} aria-hidden="true" />
      <span className="sr-only desk:not-sr-only desk:whitespace-nowrap">{label}</span>
      {count === undefined ? null : (
        <>
          <PlaceCount
            count={count}
            small
            className="absolute top-0 right-0 border border-surface px-1 leading-[0.9375rem] desk:hidden"
          />
          <PlaceCount count={count} className="ml-auto hidden desk:inline" />
        </>
      )}
    </Link>
  );
}

"use client";

import { usePathname } from "next/navigation";
import { type Destination, placesFor, SETUP, WORK } from "@/components/places/destinations";
import { cn } from "@/components/ui/class-names";
import type { Role } from "@/lib/identity/role";
import { PlaceCount } from "./place-count";
import { PlaceLink } from "./place-link";

/** 208 px; on a tablet 56 px of icons, whose words are read out and stand in the title. A phone has the foot bar. */
export function Rail({ role }: { readonly role: Role }) {
  const path = usePathname();
  const group = (places: readonly Destination[]) =>
    placesFor(role, places).map((destination) => (
      <RailLink key={destination.href} destination={destination} path={path} />
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
  readonly path: string;
}

function RailLink({ destination, path }: RailLinkProps) {
  const { label, icon: Icon, count } = destination;
  return (
    <PlaceLink
      destination={destination}
      path={path}
      title={label}
      look={(current) =>
        cn(
          "group relative flex h-9 shrink-0 items-center justify-center gap-2.5 rounded-control desk:justify-start desk:pr-2 desk:pl-2.5 pointer-coarse:h-11",
          current ? "bg-selected font-bold text-primary" : "text-text hover:bg-sunken",
        )
      }
    >
      <Icon className="size-[1.125rem] shrink-0 text-muted group-aria-[current]:text-primary" aria-hidden="true" />
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
    </PlaceLink>
  );
}

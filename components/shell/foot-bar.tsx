"use client";

import { usePathname } from "next/navigation";
import { AT_FOOT, type Destination, placesFor } from "@/components/places/destinations";
import { useLater } from "@/components/ui/use-later";
import type { Role } from "@/lib/identity/role";
import { MoreButton, type MorePlacesProps, PLACE } from "./more-button";
import { PlaceCount } from "./place-count";
import { PlaceLink } from "./place-link";

/** On a phone the rail's places stand at the foot, under the thumb; those that do not fit are behind メニュー. */
export function FootBar({ role }: { readonly role: Role }) {
  const path = usePathname();
  const rest = placesFor(role).filter((one) => !AT_FOOT.includes(one));
  return (
    <nav
      aria-label="メニュー"
      className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] text-muted tablet:hidden print:hidden"
    >
      {AT_FOOT.map((destination) => (
        <PlaceLink key={destination.href} destination={destination} path={path} look={() => PLACE}>
          <FootPlace destination={destination} />
        </PlaceLink>
      ))}
      <MorePlaces places={rest} path={path} />
    </nav>
  );
}

function FootPlace({ destination: { icon: Icon, short, count } }: { readonly destination: Destination }) {
  return (
    <>
      <Icon className="size-[1.375rem]" aria-hidden="true" />
      {short}
      {count === undefined ? null : (
        <PlaceCount
          count={count}
          small
          className="absolute top-1 left-[calc(50%+0.25rem)] border border-surface px-1 leading-4"
        />
      )}
    </>
  );
}

function MorePlaces(props: MorePlacesProps) {
  const sheet = useLater(() => import("./more-places"));
  if (sheet.part !== null) return <sheet.part.OpenMorePlaces {...props} />;
  return <MoreButton {...props} aria-haspopup="dialog" aria-expanded={false} onClick={sheet.ask} />;
}

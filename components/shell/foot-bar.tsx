"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useLater } from "@/components/ui/use-later";
import { mayAs, type Role } from "@/lib/staff/role";
import { AT_FOOT, type Destination, isAt, SETUP, WORK } from "./destinations";
import { MoreButton, type MorePlacesProps, PLACE } from "./more-button";
import { PlaceCount } from "./place-count";

/** On a phone the rail's places stand at the foot, under the thumb; those that do not fit are behind メニュー. */
export function FootBar({ role }: { readonly role: Role }) {
  const path = usePathname();
  const rest = [...WORK, ...SETUP].filter((one) => !AT_FOOT.includes(one) && mayAs(role, one.needs));
  return (
    <nav
      aria-label="メニュー"
      className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] text-muted tablet:hidden print:hidden"
    >
      {AT_FOOT.map((destination) => (
        <Link
          key={destination.href}
          href={destination.href}
          aria-current={isAt(path, destination) ? "page" : undefined}
          className={PLACE}
        >
          <FootPlace destination={destination} />
        </Link>
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

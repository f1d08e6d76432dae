"use client";

import { Menu } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { Dialog, DialogBody, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { mayAs, type Role } from "@/lib/staff/role";
import { AT_FOOT, type Destination, isAt, SETUP, WORK } from "./destinations";
import { PlaceCount } from "./place-count";

const PLACE =
  "relative flex min-h-14 w-full flex-col items-center justify-center gap-0.5 text-xs hover:bg-sunken aria-[current]:font-bold aria-[current]:text-primary";

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

interface MorePlacesProps {
  readonly places: readonly Destination[];
  readonly path: string;
}

function MorePlaces({ places, path }: MorePlacesProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger className={PLACE} aria-current={places.some((one) => isAt(path, one)) ? "true" : undefined}>
        <Menu className="size-[1.375rem]" aria-hidden="true" />
        メニュー
      </DialogTrigger>
      <DialogContent title="メニュー">
        <DialogBody className="p-2">
          <ul>
            {places.map((destination) => (
              <li key={destination.href}>
                <MenuPlace destination={destination} current={isAt(path, destination)} onLeave={() => setOpen(false)} />
              </li>
            ))}
          </ul>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}

interface MenuPlaceProps {
  readonly destination: Destination;
  readonly current: boolean;
  readonly onLeave: () => void;
}

function MenuPlace({ destination, current, onLeave }: MenuPlaceProps) {
  const { href, label, icon: Icon, count } = destination;
  return (
    <Link
      href={href}
      onClick={onLeave}
      aria-current={current ? "page" : undefined}
      className={cn(
        "flex min-h-12 items-center gap-3 rounded-control px-3",
        current ? "bg-selected font-bold text-primary" : "hover:bg-sunken",
      )}
    >
      <Icon className="size-5 shrink-0" aria-hidden="true" />
      {label}
      {count === undefined ? null : <PlaceCount count={count} className="ml-auto" />}
    </Link>
  );
}

"use client";

import { useState } from "react";
import type { Destination } from "@/components/places/destinations";
import { cn } from "@/components/ui/class-names";
import { Dialog, DialogBody, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { MoreButton, type MorePlacesProps } from "./more-button";
import { PlaceCount } from "./place-count";
import { PlaceLink } from "./place-link";

/** The places that do not fit at the foot. Loaded by the first press, so it begins open. */
export function OpenMorePlaces({ places, path }: MorePlacesProps) {
  const [open, setOpen] = useState(true);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <MoreButton places={places} path={path} />
      </DialogTrigger>
      <DialogContent title="メニュー">
        <DialogBody className="p-2">
          <ul>
            {places.map((destination) => (
              <li key={destination.href}>
                <MenuPlace destination={destination} path={path} onLeave={() => setOpen(false)} />
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
  readonly path: string;
  readonly onLeave: () => void;
}

function MenuPlace({ destination, path, onLeave }: MenuPlaceProps) {
  const { label, icon: Icon, count } = destination;
  return (
    <PlaceLink
      destination={destination}
      path={path}
      onClick={onLeave}
      look={(current) =>
        cn(
          "flex min-h-12 items-center gap-3 rounded-control px-3",
          current ? "bg-selected font-bold text-primary" : "hover:bg-sunken",
        )
      }
    >
      <Icon className="size-5 shrink-0" aria-hidden="true" />
      {label}
      {count === undefined ? null : <PlaceCount count={count} className="ml-auto" />}
    </PlaceLink>
  );
}

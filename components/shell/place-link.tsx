import Link from "next/link";
import type { ComponentProps } from "react";
import { type Destination, isAt } from "@/components/places/destinations";

export interface PlaceLinkProps extends Omit<ComponentProps<typeof Link>, "href" | "className"> {
  readonly destination: Destination;
  readonly path: string;
  /** By whether it is the place that is open. */
  readonly look: (current: boolean) => string;
}

/** The link to a place, on the rail, at the foot and in メニュー alike: it says which one is open. */
export function PlaceLink({ destination, path, look, ...rest }: PlaceLinkProps) {
  const current = isAt(path, destination);
  return (
    <Link {...rest} href={destination.href} aria-current={current ? "page" : undefined} className={look(current)} />
  );
}

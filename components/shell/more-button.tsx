import { Menu } from "lucide-react";
import type { ComponentProps } from "react";
import { type Destination, isAt } from "@/components/places/destinations";

/** A place at the foot. */
export const PLACE =
  "relative flex min-h-14 w-full flex-col items-center justify-center gap-0.5 text-xs hover:bg-sunken aria-[current]:font-bold aria-[current]:text-primary";

export interface MorePlacesProps {
  readonly places: readonly Destination[];
  readonly path: string;
}

export function MoreButton({ places, path, ...rest }: MorePlacesProps & ComponentProps<"button">) {
  return (
    <button
      {...rest}
      type="button"
      className={PLACE}
      aria-current={places.some((one) => isAt(path, one)) ? "true" : undefined}
    >
      <Menu className="size-[1.375rem]" aria-hidden="true" />
      メニュー
    </button>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import type { DestinationCount } from "@/components/places/destinations";
import { cn } from "@/components/ui/class-names";
import { deskCountsQuery } from "@/lib/queries/desk-counts";

export interface PlaceCountProps {
  readonly count: DestinationCount;
  /** Without its word beside it, on top of an icon. */
  readonly small?: boolean;
  readonly className?: string;
}

/** What waits at a place, beside its name. Nothing stands there while nothing waits. */
export function PlaceCount({ count, small = false, className }: PlaceCountProps) {
  const waiting = useWaiting(count);
  if (waiting === 0) return null;
  return (
    <span
      className={cn(
        "whitespace-nowrap rounded-control px-1.5 font-bold text-xs leading-[1.125rem]",
        count.look,
        className,
      )}
    >
      <span className={cn("mr-1 font-medium", (small || !count.worded) && "sr-only")}>{count.word}</span>
      {waiting.toLocaleString("ja-JP")}
      <span className="sr-only">件</span>
    </span>
  );
}

/** How many wait, by the counts that the frame keeps fresh; 0 while they are not known. */
function useWaiting({ of }: DestinationCount): number {
  return useQuery({ ...deskCountsQuery(), enabled: false }).data?.[of] ?? 0;
}

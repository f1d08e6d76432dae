"use client";

import { type QueryKey, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { EpochMs } from "@/lib/time/epoch";
import { readTime } from "./told-changes";

/**
 * For a page whose data is drawn on the server alone. It is drawn anew when a query would be asked anew: after a
 * change, after Back to a kept page, and when the window is looked at again. `readAt`: when the server read what it
 * drew.
 */
export function useDrawnPage(queryKey: QueryKey, readAt: EpochMs): void {
  const router = useRouter();
  useQuery({
    queryKey,
    queryFn: () => {
      router.refresh();
      return Date.now();
    },
    initialData: readAt,
    initialDataUpdatedAt: readTime(queryKey, readAt),
    // Each showing of the page counts from its own instant, not from one that was shown before.
    gcTime: 0,
  });
}

"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { feedState, stopWay } from "@/lib/live/feed-state";

export interface GoHow {
  readonly scroll?: boolean;
  /** Done only where the way is gone: what the next screen finds when it is reached. */
  readonly before?: () => void;
}

/**
 * Leads to another screen, as a link does; returns whether it did. Without a network the address stays, and the line
 * under the bar says that the screen could not be opened. The router would leave the shop for the browser's own error
 * page.
 */
export function useGo(): (href: string, how?: GoHow) => boolean {
  const router = useRouter();
  return useCallback(
    (href, { before, scroll } = {}) => {
      if (!feedState().online) {
        stopWay();
        return false;
      }
      before?.();
      if (scroll === undefined) router.push(href);
      else router.push(href, { scroll });
      return true;
    },
    [router],
  );
}

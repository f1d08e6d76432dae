"use client";

import { usePathname } from "next/navigation";
import { useLayoutEffect, useRef } from "react";
import { orderInPath } from "@/components/places/order-path";
import { arriveAt, wasStep, wasTraversal, watchArrivals } from "./arrival";
import { readListMemory, writeListMemory } from "./list-memory";
import { placeInWalk } from "./walk";

/**
 * Ends the walk where an order is come to from elsewhere: by a search, from a task, by a typed address. Its buttons would
 * lead through a list that staff did not come from. Stands before the screens, so that it has judged before they draw.
 */
export function WalkKeeper() {
  const path = usePathname();
  const before = useRef<string | null>(null);
  useLayoutEffect(watchArrivals, []);
  useLayoutEffect(() => {
    const from = before.current;
    before.current = path;
    arriveAt(path);
    const order = orderInPath(path);
    const { walk } = readListMemory();
    if (order === null || walk === null) return;
    const sameOrder = from !== null && orderInPath(from) === order;
    const belongs = sameOrder || wasStep(path) || wasTraversal(path);
    if (!belongs || placeInWalk(walk, order) === null) writeListMemory({ walk: null });
  }, [path]);
  return null;
}

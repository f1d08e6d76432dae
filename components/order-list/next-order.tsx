"use client";

import { AddressLink } from "@/components/list/address-link";
import { orderPath } from "@/components/places/order-path";
import { Button } from "@/components/ui/button";
import { WALK_WORD } from "@/lib/messages/walk";
import { useInWalk, useWalk } from "./use-walk";

/** In a dialog that is done: on to the next order of the list that the person came from. Absent where there is none. */
export function NextOrder({ orderNumber }: { readonly orderNumber: string }) {
  return useInWalk(orderNumber) ? <Next orderNumber={orderNumber} /> : null;
}

function Next({ orderNumber }: { readonly orderNumber: string }) {
  const walk = useWalk(orderNumber);
  if (walk === null || walk.next === null) return null;
  return (
    <Button size="large" asChild>
      <AddressLink href={orderPath(walk.next)} onGo={() => void walk.go("next")}>
        {WALK_WORD.next}
      </AddressLink>
    </Button>
  );
}

"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useShortcut } from "@/components/ui/shortcuts";
import { WALK_WORD } from "@/lib/messages/walk";
import { ListLink } from "./list-link";
import { type OrderWalk, useWalk } from "./use-walk";
import type { Direction } from "./walk";

/**
 * Above an order, always in one place: the way back to the list, the position in it, and the ways to its neighbours.
 */
export function WalkBar({ orderNumber }: { readonly orderNumber: string }) {
  const walk = useWalk(orderNumber);
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1 print:hidden">
      <ListLink />
      {walk === null ? null : <Steps walk={walk} />}
    </div>
  );
}

function Steps({ walk }: { readonly walk: OrderWalk }) {
  useShortcut("[", () => void walk.go("previous"), walk.has.previous);
  useShortcut("]", () => void walk.go("next"), walk.has.next);
  const position = useId();
  const filtered = [...new URLSearchParams(walk.conditions).keys()].some((name) => name !== "sort");
  const name = filtered ? WALK_WORD.filtered : WALK_WORD.all;
  // At an end the position says why there is nothing to press.
  const end = (direction: Direction) => (walk.has[direction] ? undefined : position);
  return (
    <>
      <span id={position} className="text-muted">
        {WALK_WORD.position(name, walk.total, walk.ordinal)}
      </span>
      {walk.failed ? (
        <span role="alert" className="text-red">
          {WALK_WORD.failed}
        </span>
      ) : null}
      <nav aria-label={WALK_WORD.label} className="ml-auto flex gap-2">
        <Button size="small" blockedBy={end("previous")} onClick={() => void walk.go("previous")}>
          <ChevronLeft aria-hidden="true" />
          {WALK_WORD.previous}
          <Kbd className="hidden desk:inline-flex">[</Kbd>
        </Button>
        <Button size="small" blockedBy={end("next")} onClick={() => void walk.go("next")}>
          {WALK_WORD.next}
          <Kbd className="hidden desk:inline-flex">]</Kbd>
          <ChevronRight aria-hidden="true" />
        </Button>
      </nav>
    </>
  );
}

"use client";

import { Popover as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;
export const PopoverAnchor = Primitive.Anchor;
export const PopoverClose = Primitive.Close;

/** Give it an aria-label or aria-labelledby: it is a dialog to those who listen. */
export function PopoverContent({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={4}
        collisionPadding={8}
        align="start"
        className={cn(
          "z-50 max-h-[var(--radix-popover-content-available-height)] overflow-y-auto rounded-panel border border-line bg-surface p-3 shadow-overlay",
          className,
        )}
        {...rest}
      />
    </Primitive.Portal>
  );
}

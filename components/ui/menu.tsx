"use client";

import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

export const Menu = Primitive.Root;
export const MenuTrigger = Primitive.Trigger;
export const MenuLabel = Primitive.Label;

export function MenuContent({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={4}
        collisionPadding={8}
        align="end"
        className={cn("z-50 min-w-44 rounded-panel border border-line bg-surface p-1 shadow-overlay", className)}
        {...rest}
      />
    </Primitive.Portal>
  );
}

export function MenuItem({ className, ...rest }: ComponentProps<typeof Primitive.Item>) {
  return (
    <Primitive.Item
      className={cn(
        "flex min-h-8 w-full items-center gap-2 rounded-control px-2 text-left outline-none data-[highlighted]:bg-sunken data-[highlighted]:outline-2 data-[highlighted]:outline-primary pointer-coarse:min-h-10 [&_svg]:size-4",
        className,
      )}
      {...rest}
    />
  );
}

export function MenuSeparator() {
  return <Primitive.Separator className="my-1 h-px bg-line" />;
}

"use client";

import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps, MouseEvent } from "react";
import { cn } from "./class-names";

const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap select-none transition-colors print:hidden duration-100 max-tablet:h-auto max-tablet:max-w-full max-tablet:shrink max-tablet:py-1 max-tablet:whitespace-normal [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-transparent bg-primary text-on-primary hover:brightness-110 active:brightness-95",
        secondary: "border-edge bg-surface text-text hover:bg-sunken active:bg-line",
        danger: "border-transparent bg-danger text-on-danger hover:brightness-110 active:brightness-95",
        quiet: "border-transparent bg-transparent text-primary hover:bg-sunken active:bg-line",
      },
      size: {
        small: "h-7 px-2 text-sm pointer-coarse:h-9 max-tablet:min-h-9",
        base: "h-8 px-3 text-base pointer-coarse:h-10 max-tablet:min-h-10",
        large: "h-10 px-4 text-base max-tablet:min-h-11",
        icon: "size-8 p-0 pointer-coarse:size-10 max-tablet:size-10 max-tablet:shrink-0",
      },
      blocked: {
        true: "cursor-not-allowed border-dashed border-edge bg-sunken text-muted hover:bg-sunken hover:brightness-100 active:bg-sunken active:brightness-100",
        false: "",
      },
    },
    defaultVariants: { variant: "secondary", size: "base", blocked: false },
  },
);

export interface ButtonProps
  extends Omit<ComponentProps<"button">, "disabled">,
    Omit<VariantProps<typeof buttonStyle>, "blocked"> {
  /** Draws the child (a link, say) in the button's place. */
  readonly asChild?: boolean;
  /**
   * Id of the visible text that says why this may not be pressed. The button stays in the tab order and
   * says so; pressing does nothing. There is no `disabled`: a grey control without words is not wanted here.
   */
  readonly blockedBy?: string | undefined;
  /** Already pressed and at work. The label changes with it, by the caller; pressing again does nothing. */
  readonly busy?: boolean;
}

/** One act. Its label names the act. */
export function Button({
  asChild = false,
  blockedBy,
  busy = false,
  variant,
  size,
  className,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const inert = blockedBy !== undefined || busy;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (inert) {
      // preventDefault also keeps a submit button from sending its form.
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    onClick?.(event);
  };
  const shared = {
    ...rest,
    className: cn(buttonStyle({ variant, size, blocked: blockedBy !== undefined }), className),
    ...(inert ? { "aria-disabled": true } : {}),
    ...(busy ? { "aria-busy": true } : {}),
    ...(blockedBy === undefined ? {} : { "aria-describedby": blockedBy }),
  };
  // A drawn link needs no handler, so that a server component may render it without passing one.
  if (asChild) return <Slot.Root {...shared} {...(onClick || inert ? { onClick: press } : {})} />;
  return <button {...shared} type={type} onClick={press} />;
}

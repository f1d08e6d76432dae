"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { cn } from "./class-names";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
/** Wraps the button that leaves: やめる or 閉じる. */
export const DialogClose = Primitive.Close;

export interface DialogContentProps {
  readonly title: ReactNode;
  /** Read out with the title. */
  readonly description?: ReactNode;
  readonly wide?: boolean;
  /** Label of the cross. */
  readonly closeLabel?: string;
  readonly children: ReactNode;
}

/**
 * 560 px, or 880 where `wide`. Focus starts on the title, so that the first thing heard is what this is about and
 * Enter presses nothing; it returns to the control that opened it.
 */
export function DialogContent({
  title,
  description,
  wide = false,
  closeLabel = "閉じる",
  children,
}: DialogContentProps) {
  const titleRef = useRef<HTMLHeadingElement>(null);
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-scrim" />
      <Primitive.Content
        className={cn(
          "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-panel bg-surface shadow-overlay",
          wide ? "max-w-[55rem]" : "max-w-[35rem]",
        )}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          titleRef.current?.focus();
        }}
        // Only a button or Esc closes it: a press beside it, as the second half of a double click on a dialog that has
        // become smaller meanwhile, would take away what is being typed or what came of an act.
        onPointerDownOutside={(event) => event.preventDefault()}
        {...(description === undefined ? { "aria-describedby": undefined } : {})}
      >
        <div className="flex items-start gap-4 border-line border-b px-5 py-3">
          <Primitive.Title ref={titleRef} tabIndex={-1} className="min-w-0 flex-1 py-0.5 text-lg outline-none">
            {title}
          </Primitive.Title>
          <Primitive.Close
            aria-label={closeLabel}
            className="-mr-2 inline-flex size-8 items-center justify-center rounded-control text-muted hover:bg-sunken"
          >
            <X className="size-4" aria-hidden="true" />
          </Primitive.Close>
        </div>
        {description === undefined ? null : (
          <Primitive.Description className="px-5 pt-3 text-muted">{description}</Primitive.Description>
        )}
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** The part that scrolls. */
export function DialogBody({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return <div className={cn("min-h-0 flex-1 overflow-y-auto px-5 py-4", className)}>{children}</div>;
}

/** The way out first, the act last: Tab reaches them in this order. */
export function DialogFooter({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return (
    <div className={cn("flex flex-wrap items-center justify-end gap-2 border-line border-t px-5 py-3", className)}>
      {children}
    </div>
  );
}

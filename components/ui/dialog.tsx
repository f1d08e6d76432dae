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
 * 560 px, or 880 if `wide`; on a phone a sheet from below, as wide as the screen. Focus starts on the title: a screen
 * reader first says what this is about, and Enter presses nothing. It returns to the control that opened the dialog.
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
          "fixed inset-x-0 bottom-0 z-50 flex max-h-[calc(100dvh-2rem)] flex-col rounded-t-panel bg-surface shadow-overlay",
          "tablet:inset-x-auto tablet:top-1/2 tablet:bottom-auto tablet:left-1/2 tablet:w-[calc(100vw-2rem)] tablet:-translate-x-1/2 tablet:-translate-y-1/2 tablet:rounded-panel",
          wide ? "tablet:max-w-[55rem]" : "tablet:max-w-[35rem]",
        )}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          titleRef.current?.focus();
        }}
        // Only a button or Esc closes it. A press beside it, such as the second half of a double click on a dialog that has
        // become smaller, would take away what is being typed, or the result of an act.
        onPointerDownOutside={(event) => event.preventDefault()}
        {...(description === undefined ? { "aria-describedby": undefined } : {})}
      >
        <div className="flex items-start gap-4 border-line border-b px-4 py-2 tablet:px-5 tablet:py-3">
          <Primitive.Title
            ref={titleRef}
            tabIndex={-1}
            className="min-w-0 flex-1 py-2.5 text-lg outline-none tablet:py-0.5"
          >
            {title}
          </Primitive.Title>
          <Primitive.Close
            aria-label={closeLabel}
            className="-mr-2 inline-flex size-11 items-center justify-center rounded-control text-muted hover:bg-sunken tablet:size-8"
          >
            <X className="size-4" aria-hidden="true" />
          </Primitive.Close>
        </div>
        {description === undefined ? null : (
          <Primitive.Description className="px-4 pt-3 text-muted tablet:px-5">{description}</Primitive.Description>
        )}
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** The part that scrolls. */
export function DialogBody({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return <div className={cn("min-h-0 flex-1 overflow-y-auto px-4 py-4 tablet:px-5", className)}>{children}</div>;
}

/** The way out first, the act last: Tab reaches them in this order. */
export function DialogFooter({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return (
    <div
      className={cn(
        "flex flex-wrap items-center justify-end gap-2 border-line border-t px-4 py-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] tablet:px-5 max-tablet:*:[button,a]:min-h-11 max-tablet:*:[button,a]:grow",
        className,
      )}
    >
      {children}
    </div>
  );
}

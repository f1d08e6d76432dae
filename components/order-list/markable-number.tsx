"use client";

import { type PointerEvent, useRef } from "react";

/** Moving this far with the button held means to mark, not to press. */
const DRAG_PX = 4;

/**
 * A number inside a link that can be selected and copied like text. Browsers begin no selection within a link, so
 * dragging over it selects the whole number. The surrounding link must not be draggable.
 */
export function MarkableNumber({ text }: { readonly text: string }) {
  const from = useRef<number | null>(null);
  const mark = (event: PointerEvent<HTMLElement>) => {
    if (from.current === null || event.buttons !== 1) return;
    if (Math.abs(event.clientX - from.current) < DRAG_PX) return;
    window.getSelection()?.selectAllChildren(event.currentTarget);
  };
  return (
    <span
      className="relative z-10"
      onPointerDown={(event) => {
        from.current = event.pointerType === "mouse" ? event.clientX : null;
      }}
      onPointerMove={mark}
    >
      {text}
    </span>
  );
}

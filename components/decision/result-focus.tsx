"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** The button that was pressed is gone: focus goes to what came of it, so that it is read and nothing is lost. */
export function ResultFocus({ children }: { readonly children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <div ref={ref} tabIndex={-1} className="outline-none">
      {children}
    </div>
  );
}

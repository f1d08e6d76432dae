import type { ReactNode } from "react";

/** A term and its value; a row without content is left out by the caller. */
export function Row({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.75rem_minmax(0,1fr)] gap-x-2 text-sm">
      <dt className="text-muted">{term}</dt>
      <dd className="break-id min-w-0">{children}</dd>
    </div>
  );
}

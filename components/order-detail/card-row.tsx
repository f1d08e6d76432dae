import type { ReactNode } from "react";

/** A term and its value; a row without content is left out by the caller. */
export function Row({
  term,
  id,
  children,
}: {
  readonly term: string;
  readonly id?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-2 text-sm">
      <dt className="text-muted">{term}</dt>
      <dd id={id} className="break-id min-w-0">
        {children}
      </dd>
    </div>
  );
}

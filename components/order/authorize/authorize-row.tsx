import type { ReactNode } from "react";

/** A line of what is sent and of what came of it. */
export function AuthorizeRow({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.75rem_minmax(0,1fr)] gap-x-2">
      <dt className="text-muted text-sm leading-[1.375rem]">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

import type { ReactNode } from "react";
import { cn } from "./class-names";

/** Terms and their values in two columns. */
export function DescriptionList({
  className,
  children,
}: {
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return <dl className={cn("grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1", className)}>{children}</dl>;
}

export function Description({ term, children }: { readonly term: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted text-sm leading-[1.375rem]">{term}</dt>
      <dd className="break-id min-w-0">{children}</dd>
    </>
  );
}

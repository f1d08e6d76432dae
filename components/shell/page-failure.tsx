import type { ReactNode } from "react";

export interface PageFailureProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** In the place of a page: what happened, why, what stands unchanged, what to do. */
export function PageFailure({ title, children, actions }: PageFailureProps) {
  return (
    <div className="mx-auto flex max-w-[40rem] flex-col items-start gap-3 py-12">
      <h1 className="text-xl">{title}</h1>
      <div className="flex flex-col gap-1">{children}</div>
      {actions === undefined ? null : <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}

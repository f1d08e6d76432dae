import type { ReactNode } from "react";
import { cn } from "./class-names";

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** A link back, above the title. */
  readonly back?: ReactNode;
  /** States beside the title. */
  readonly badges?: ReactNode;
  /** At most three. */
  readonly actions?: ReactNode;
  readonly className?: string;
  /** A line under the title. */
  readonly children?: ReactNode;
}

export function PageHeader({ title, back, badges, actions, className, children }: PageHeaderProps) {
  return (
    <header className={cn("mb-4 flex flex-col gap-1", className)}>
      {back === undefined ? null : <div className="text-sm">{back}</div>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-xl">{title}</h1>
        {badges}
        {actions === undefined ? null : <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children === undefined ? null : <div className="text-muted">{children}</div>}
    </header>
  );
}

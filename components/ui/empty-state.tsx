import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  readonly icon?: LucideIcon;
  /** `good`: an empty list is good news. */
  readonly tone?: "plain" | "good";
  /** A sentence: what is not there. */
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** In the place of what would have been listed, in words; no picture. */
export function EmptyState({ icon: Icon, tone = "plain", title, actions, children }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      {Icon ? (
        <Icon className={tone === "good" ? "size-5 text-green" : "size-5 text-muted"} aria-hidden="true" />
      ) : null}
      <p className="font-medium">{title}</p>
      {children === undefined ? null : <div className="max-w-[40rem] text-muted">{children}</div>}
      {actions === undefined ? null : <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}

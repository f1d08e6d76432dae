import type { LucideIcon } from "lucide-react";
import { Ban, CircleAlert, CircleCheck, CircleQuestionMark, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tint } from "./badge";
import { cn } from "./class-names";

const LOOK: Record<Tint, { readonly box: string; readonly icon: LucideIcon }> = {
  blue: { box: "border-blue/30 bg-blue-tint text-blue", icon: Info },
  green: { box: "border-green/30 bg-green-tint text-green", icon: CircleCheck },
  amber: { box: "border-amber/30 bg-amber-tint text-amber", icon: TriangleAlert },
  red: { box: "border-red/30 bg-red-tint text-red", icon: CircleAlert },
  violet: { box: "border-violet bg-violet-tint text-violet", icon: CircleQuestionMark },
  grey: { box: "border-line bg-grey-tint text-grey", icon: Ban },
};

export interface NoticeProps {
  readonly tint: Tint;
  readonly title?: ReactNode;
  readonly icon?: LucideIcon;
  /** Not settled yet: drawn with a dashed edge. */
  readonly dashed?: boolean;
  /** `alert` where it appears in answer to an act and refuses it; `status` where it reports. None for what came with the page. */
  readonly role?: "alert" | "status";
  readonly actions?: ReactNode;
  readonly id?: string;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** Words that concern what is under them. Text keeps the tint's dark colour; the icon says the kind again. */
export function Notice({ tint, title, icon, dashed, role, actions, id, className, children }: NoticeProps) {
  const look = LOOK[tint];
  const Icon = icon ?? look.icon;
  return (
    <div
      id={id}
      role={role}
      className={cn(
        "flex items-start gap-2 rounded-panel border px-3 py-2",
        look.box,
        dashed && "border-[1.5px] border-current border-dashed",
        className,
      )}
    >
      <Icon className="mt-[3px] size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {title === undefined ? null : <p className="font-bold">{title}</p>}
        {children === undefined ? null : <div className="[word-break:auto-phrase]">{children}</div>}
      </div>
      {actions === undefined ? null : <div className="flex shrink-0 flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}

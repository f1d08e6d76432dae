import { Ban, CalendarClock, Equal, Link2Off, type LucideIcon, Send, Store } from "lucide-react";
import { Badge, type Tint } from "@/components/ui/badge";
import type { Outcome } from "@/lib/capability/types";
import { OUTCOME_WORD } from "@/lib/messages/outcomes";

const LOOK: Record<Outcome, { readonly tint: Tint; readonly icon: LucideIcon }> = {
  linked: { tint: "blue", icon: Send },
  shop_only: { tint: "grey", icon: Store },
  at_capture: { tint: "blue", icon: CalendarClock },
  not_linked: { tint: "amber", icon: Link2Off },
  refused: { tint: "red", icon: Ban },
  no_change: { tint: "grey", icon: Equal },
  required: { tint: "blue", icon: Send },
  not_required: { tint: "grey", icon: Equal },
};

/** 連携: what a verdict comes to. */
export function OutcomeBadge({ outcome, className }: { readonly outcome: Outcome; readonly className?: string }) {
  const { tint, icon } = LOOK[outcome];
  return (
    <Badge tint={tint} icon={icon} {...(className === undefined ? {} : { className })}>
      {OUTCOME_WORD[outcome]}
    </Badge>
  );
}

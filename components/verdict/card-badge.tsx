import { Ban, CircleCheck, CircleDotDashed, Hand, Lock, type LucideIcon, RefreshCw } from "lucide-react";
import { StatusBadge } from "@/components/status/status-badge";
import { Badge, type Tint } from "@/components/ui/badge";
import type { Outcome } from "@/lib/capability/types";
import { CARD_BADGE_WORD } from "@/lib/messages/cards";
import { OUTCOME_STATUS } from "@/lib/messages/statuses";
import type { CardBadge } from "@/lib/orders/detail/order-view-types";

type OwnBadge = Exclude<CardBadge, Outcome>;

const LOOK: Record<OwnBadge, { readonly tint: Tint; readonly icon: LucideIcon }> = {
  automatic: { tint: "blue", icon: RefreshCw },
  by_hand: { tint: "amber", icon: Hand },
  marked: { tint: "grey", icon: CircleCheck },
  captured: { tint: "grey", icon: CircleCheck },
  blocked: { tint: "grey", icon: Lock },
  canceled: { tint: "grey", icon: Ban },
  unauthorized: { tint: "grey", icon: CircleDotDashed },
};

function isOwn(badge: CardBadge): badge is OwnBadge {
  return Object.hasOwn(LOOK, badge);
}

/** A card's answer in a word: the rule's outcome, or what the order's own state says before any rule. */
export function CardBadgeView({ badge }: { readonly badge: CardBadge }) {
  if (!isOwn(badge)) return <StatusBadge status={OUTCOME_STATUS[badge]} />;
  const { tint, icon } = LOOK[badge];
  return (
    <Badge tint={tint} icon={icon}>
      {CARD_BADGE_WORD[badge]}
    </Badge>
  );
}

import { blockerText, wordsOfReason } from "@/components/order/words/card-words";
import { cn } from "@/components/ui/class-names";
import type { CardName } from "@/lib/messages/cards";
import type { CardBadge, OrderView, VerdictCard } from "@/lib/orders/detail/order-view-types";
import type { EpochMs } from "@/lib/time/epoch";

/** Badges beside which nothing is left to be done about a rule's reason. */
const OWN_ANSWER = new Set<CardBadge>(["shop_only", "marked", "blocked"]);

/** Every reason at once: the order's own state, then the rules'. A reason that no setting changes says so: staff need not search. */
export function CardReasons(props: {
  readonly name: CardName;
  readonly card: VerdictCard;
  readonly view: OrderView;
  readonly now: EpochMs;
}) {
  const { name, card, view, now } = props;
  // What blocks the act is its lead sentence already.
  const blockers = card.badge === "blocked" ? [] : card.blockers;
  const several = blockers.length + card.reasons.length > 1;
  return (
    <ul className={cn("flex flex-col gap-0.5", several && "list-disc pl-4 marker:text-muted")}>
      {blockers.map((blocker) => (
        <li key={blocker.reason}>{blockerText(blocker, name, view, now)}</li>
      ))}
      {card.reasons.map((reason) => {
        const words = wordsOfReason(reason, card, view, now);
        return (
          <li key={reason.reason}>
            {words.why}
            {reason.ways.length === 0 ? words.remedy : ""}
            {/* What is to be done about it, where it is neither this card's own duty nor done already. */}
            {card.duty === null && !OWN_ANSWER.has(card.badge) ? words.next : ""}
          </li>
        );
      })}
    </ul>
  );
}

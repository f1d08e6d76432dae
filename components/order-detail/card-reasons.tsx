import { cn } from "@/components/ui/class-names";
import type { CardName } from "@/lib/messages/cards";
import type { OrderView, VerdictCard } from "@/lib/orders/order-view-types";
import type { EpochMs } from "@/lib/time/epoch";
import { blockerText, wordsOfReason } from "./card-words";

/** Every reason at once: the order's own state, then the rules'. What no setting changes says so, so that nobody looks on. */
export function CardReasons(props: {
  readonly name: CardName;
  readonly card: VerdictCard;
  readonly view: OrderView;
  readonly now: EpochMs;
}) {
  const { name, card, view, now } = props;
  const several = card.blockers.length + card.reasons.length > 1;
  return (
    <ul className={cn("flex flex-col gap-0.5", several && "list-disc pl-4 marker:text-muted")}>
      {card.blockers.map((blocker) => (
        <li key={blocker.reason}>{blockerText(blocker, name, view, now)}</li>
      ))}
      {card.reasons.map((reason) => {
        const words = wordsOfReason(reason, card, view, now);
        return (
          <li key={reason.reason}>
            {words.why}
            {reason.ways.length === 0 ? words.remedy : ""}
            {/* What is to be done about it, where it is neither this card's own duty nor done already. */}
            {card.duty === null && card.badge !== "shop_only" && card.badge !== "marked" ? words.next : ""}
          </li>
        );
      })}
    </ul>
  );
}

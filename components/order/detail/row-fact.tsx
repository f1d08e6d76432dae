import { DeadlineText, Remaining } from "@/components/verdict/deadline-text";
import type { CardName } from "@/lib/messages/cards";
import { DEADLINE_WORD } from "@/lib/messages/deadlines";
import { BLOCKED_FACT, ROW_FACT } from "@/lib/messages/order-panel";
import { UNMARK_NOTE } from "@/lib/messages/order-reasons";
import { staffName } from "@/lib/messages/staff-name";
import { deadlineNearness } from "@/lib/messages/statuses";
import { formatYen } from "@/lib/money/yen";
import type { OrderView, VerdictCard } from "@/lib/orders/detail/order-view-types";
import { formatDateTimeInList, formatEnded } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

interface RowFactProps {
  readonly card: VerdictCard;
  readonly view: OrderView;
  readonly now: EpochMs;
}

/** The one fact that decides: the limit, the amount, what follows, or what is in the way. */
export function RowFact({ name, ...props }: RowFactProps & { readonly name: CardName }) {
  if (props.card.badge === "blocked") return <BlockedFact {...props} />;
  switch (name) {
    case "cancel":
      return <CancelFact {...props} />;
    case "amount":
      return <AmountFact {...props} />;
    case "mark":
      return <MarkFact {...props} />;
    case "capture":
      return <CaptureFact {...props} />;
  }
}

/** 閲覧 reads the reason once at the head, and only the limit here. */
function BlockedFact({ card, now }: RowFactProps) {
  const { blockers, deadline } = card;
  const [first] = blockers;
  if (first?.reason === "role" && deadline?.state === "set") {
    return <DeadlineText deadline={deadline.at} now={now} brief className="text-text" />;
  }
  return first === undefined ? ROW_FACT.uncertain : BLOCKED_FACT[first.reason];
}

function CancelFact({ card, view, now }: RowFactProps) {
  const { badge, deadline } = card;
  const limit = deadline?.state === "set" ? deadline.at : null;
  switch (badge) {
    case "shop_only":
      return ROW_FACT.cancelInShop;
    case "not_linked":
      return limit !== null && now > limit ? formatEnded(limit, now) : ROW_FACT.cancelByHand;
    default:
      if (limit !== null) return <DeadlineText deadline={limit} now={now} brief className="text-text" />;
      return (
        <>
          {ROW_FACT.cancelWhole(formatYen(view.payment.providerAmount))} {DEADLINE_WORD.none}
        </>
      );
  }
}

function AmountFact({ card, now }: RowFactProps) {
  const { badge, deadline, range, statement } = card;
  const limit = deadline?.state === "set" ? deadline.at : null;
  switch (badge) {
    case "shop_only":
      return ROW_FACT.amountInShop;
    case "not_linked":
      return limit !== null && now > limit ? formatEnded(limit, now) : ROW_FACT.amountByHand;
    case "refused":
      return ROW_FACT.amountRefused;
    case "at_capture":
      return ROW_FACT.amountAtCapture;
    default:
      return (
        <>
          {range?.decreaseOnly === true ? ROW_FACT.decreaseOnly : ROW_FACT.bothWays}{" "}
          {limit === null ? DEADLINE_WORD.none : <Limit at={limit} now={now} />}
          {statement.says === "amount_change" && statement.whenChosen ? (
            <span className="block">{ROW_FACT.whenChosen}</span>
          ) : null}
        </>
      );
  }
}

/** The same limit mostly stands in the row above with its distance: here the distance only where it is near. */
function Limit({ at, now }: { readonly at: EpochMs; readonly now: EpochMs }) {
  if (now > at) return formatEnded(at, now);
  return (
    <>
      <span className="text-text">{DEADLINE_WORD.until(formatDateTimeInList(at, now))}</span>{" "}
      {deadlineNearness(at, now) === "far" ? null : <Remaining deadline={at} now={now} />}
    </>
  );
}

function MarkFact({ card, now }: RowFactProps) {
  const { statement, blockers } = card;
  if (statement.says === "marked") {
    return (
      <>
        {formatDateTimeInList(statement.at, now)}
        {statement.by === null ? "" : ` ${staffName(statement.by)}`}
        {blockers.some(({ reason }) => reason === "role") ? <span className="block">{UNMARK_NOTE}</span> : null}
      </>
    );
  }
  return card.badge === "by_hand" ? ROW_FACT.markByHand : ROW_FACT.markAutomatic;
}

function CaptureFact({ card, view, now }: RowFactProps) {
  const { statement } = card;
  if (statement.says === "captured") return statement.at === null ? null : formatDateTimeInList(statement.at, now);
  if (statement.says === "capture_waiting") {
    return ROW_FACT.captureWaiting(formatYen(statement.amount), formatYen(statement.amountBefore));
  }
  return ROW_FACT.capture(formatYen(view.payment.providerAmount));
}

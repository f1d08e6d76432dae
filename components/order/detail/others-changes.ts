import { flagChoice, flagName } from "@/components/order/words/flag-words";
import { changeTexts, entryText } from "@/components/order/words/history-words";
import { CARD_BADGE_WORD, CARD_NAMES, CARD_TITLE } from "@/lib/messages/cards";
import { CHANGED_WORD } from "@/lib/messages/live";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { OPERATION_STATUS } from "@/lib/messages/statuses";
import type { EventEntry, HistoryEntry } from "@/lib/orders/detail/order-history";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { ChangedField } from "@/lib/payments/model/contract";
import { formatTime } from "@/lib/time/display";

/** What others did to an order between two readings of it, in sentences, oldest first. Empty: nothing, or only own acts. */
export function othersChanges(before: OrderView, after: OrderView, ownName: string): readonly string[] {
  const theirs = theirEntries(before, after, ownName);
  const verdicts = changedVerdicts(before, after);
  const flags = theirs.filter(isFlagTurn);
  const lines = theirs.map((entry) => (isFlagTurn(entry) ? flagLine(entry) : entryLine(entry)));
  // Which of several did it is not known: it is said once, after them.
  return lines.length === 0 ? [] : flags.length === 0 ? lines : [...lines, ...verdicts];
}

/** The columns of the order that others changed between the two. */
export function othersFields(before: OrderView, after: OrderView, ownName: string): ReadonlySet<ChangedField["field"]> {
  const theirs = theirEntries(before, after, ownName);
  return new Set(theirs.flatMap((entry) => (entry.type === "event" ? entry.changes.map(({ field }) => field) : [])));
}

/** Oldest first. */
function theirEntries(before: OrderView, after: OrderView, ownName: string): readonly HistoryEntry[] {
  const known = new Set(before.history.map(keyOf));
  return after.history.filter((entry) => !known.has(keyOf(entry)) && entry.by !== ownName).reverse();
}

/** An operation is news again when it has ended. */
function keyOf(entry: HistoryEntry): string {
  return entry.type === "event" ? `event ${entry.id}` : `operation ${entry.id} ${entry.settledAt === null}`;
}

type FlagTurn = EventEntry & { readonly flag: NonNullable<EventEntry["flag"]> };

function isFlagTurn(entry: HistoryEntry): entry is FlagTurn {
  return entry.type === "event" && entry.flag !== null;
}

function flagLine({ at, by, flag }: FlagTurn): string {
  const value =
    typeof flag.after === "boolean" ? (flag.after ? "オン" : "オフ") : `「${flagChoice(flag.flag, flag.after)}」`;
  return CHANGED_WORD.flag(formatTime(at), by, flagName(flag.flag), value);
}

function entryLine(entry: HistoryEntry): string {
  if (entry.type === "operation") {
    return CHANGED_WORD.order(
      formatTime(entry.settledAt ?? entry.at),
      entry.by,
      `${OPERATION_WORD[entry.kind]}:${OPERATION_STATUS[entry.state].label}`,
    );
  }
  const changes = changeTexts(entry);
  const what = changes.length === 0 ? entryText(entry) : changes.join("、");
  return CHANGED_WORD.order(formatTime(entry.at), entry.by, what);
}

function changedVerdicts(before: OrderView, after: OrderView): readonly string[] {
  return CARD_NAMES.flatMap((name) => {
    const [was, is] = [before.cards[name].badge, after.cards[name].badge];
    return was === is ? [] : [CHANGED_WORD.verdict(CARD_TITLE[name], CARD_BADGE_WORD[was], CARD_BADGE_WORD[is])];
  });
}

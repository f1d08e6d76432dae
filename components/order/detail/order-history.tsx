"use client";

import { useState } from "react";
import { changeTexts, entryText } from "@/components/order/words/history-words";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { FactSection } from "@/components/ui/fact-section";
import { methodShort } from "@/lib/capability/facts/catalogue";
import type { CardFacts } from "@/lib/gateway/protocol";
import { amountsText } from "@/lib/messages/amounts";
import { cardText } from "@/lib/messages/authorization";
import { ACTOR_WORD, HISTORY_WORD, TOPIC_WORD } from "@/lib/messages/history";
import { attemptsText } from "@/lib/messages/journal";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { providerReason } from "@/lib/messages/provider-codes";
import { staffName } from "@/lib/messages/staff-name";
import { capturedTogetherStatus, OPERATION_STATUS } from "@/lib/messages/statuses";
import { formatYen } from "@/lib/money/yen";
import { type EventEntry, type HistoryTopic, type OperationEntry, topicOf } from "@/lib/orders/detail/order-history";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { formatDateTimeInList } from "@/lib/time/display";

/** Where 履歴を見る leads. */
export const HISTORY_ID = "history";

const TOPICS = ["all", "operation", "edit", "setting", "task"] as const;

/** What happened to the order, newest first: the trail and the calls to the provider in one line of time. */
export function OrderHistory({ view }: { readonly view: OrderView }) {
  const [topic, setTopic] = useState<"all" | HistoryTopic>("all");
  const shown = view.history.filter((entry) => topic === "all" || topicOf(entry) === topic);
  return (
    <FactSection
      id={HISTORY_ID}
      title="履歴"
      className="print:hidden"
      aside={
        <span className="flex flex-wrap gap-1">
          {TOPICS.map((one) => (
            <Button
              key={one}
              size="small"
              variant={one === topic ? "secondary" : "quiet"}
              aria-pressed={one === topic}
              onClick={() => setTopic(one)}
            >
              {TOPIC_WORD[one]}
            </Button>
          ))}
        </span>
      }
    >
      {shown.length === 0 ? (
        <p className="px-4 py-3 text-muted">{HISTORY_WORD.empty}</p>
      ) : (
        <ol className="divide-y divide-line">
          {shown.map((entry) => (
            <li
              key={`${entry.type}-${entry.id}`}
              className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-3 py-2 tablet:grid-cols-[8.5rem_6.5rem_minmax(0,1fr)] tablet:px-4 max-tablet:[&>:last-child]:col-span-2"
            >
              <time className="text-muted text-sm leading-[1.375rem]" dateTime={new Date(entry.at).toISOString()}>
                {formatDateTimeInList(entry.at, view.serverNow)}
              </time>
              <span className="truncate">{whoDid(entry)}</span>
              {entry.type === "operation" ? <Operation entry={entry} /> : <Event entry={entry} />}
            </li>
          ))}
        </ol>
      )}
    </FactSection>
  );
}

function whoDid(entry: EventEntry | OperationEntry): string {
  if (entry.by !== null) return staffName(entry.by);
  return entry.type === "event" ? ACTOR_WORD[entry.actor] : ACTOR_WORD.system;
}

function Operation({ entry }: { readonly entry: OperationEntry }) {
  const change = entry.kind === "change_amount" || entry.kind === "change_amount_and_capture";
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
      <span className="font-medium">{OPERATION_WORD[entry.kind]}</span>
      <span>{change ? amountsText(entry.amountBefore, entry.amount) : formatYen(entry.amount)}</span>
      <StatusBadge status={OPERATION_STATUS[entry.state]} />
      {entry.authorization?.captureReason == null ? null : (
        <StatusBadge status={capturedTogetherStatus(entry.authorization.captureReason)} />
      )}
      {entry.authorization === null ? null : <AuthorizedBy entry={entry} card={entry.authorization.card} />}
      {entry.state === "failed" ? (
        <span className="text-muted text-sm">{providerReason(entry.meaning, entry.providerCode)}</span>
      ) : null}
      {entry.state === "not_sent" && entry.inquiries > 0 ? (
        <span className="text-muted text-sm">{HISTORY_WORD.notArrived}</span>
      ) : null}
      <Reason text={entry.reason} />
      <CallDetails entry={entry} />
    </div>
  );
}

/** By which method and card: either may be another one at the next attempt. */
function AuthorizedBy({ entry, card }: { readonly entry: OperationEntry; readonly card: CardFacts | null }) {
  return (
    <span className="text-muted text-sm">
      {methodShort(entry.methodId).method}
      {card === null ? null : ` ${cardText(card)}`}
    </span>
  );
}

/** What the call was named, and how often it went out: for staff who ask the provider about it. */
function CallDetails({ entry }: { readonly entry: OperationEntry }) {
  const facts = [
    [HISTORY_WORD.providerOperation, entry.providerOperation],
    [HISTORY_WORD.providerCode, entry.providerCode ?? ""],
    [HISTORY_WORD.attempts, attemptsText(entry.sends, entry.inquiries)],
  ] as const;
  return (
    <details className="w-full text-muted text-sm">
      <summary className="min-h-6 w-fit">{HISTORY_WORD.details}</summary>
      <dl className="flex flex-wrap gap-x-4">
        {facts
          .filter(([, value]) => value !== "")
          .map(([term, value]) => (
            <div key={term} className="flex gap-2">
              <dt>{term}</dt>
              <dd className="break-id text-text">{value}</dd>
            </div>
          ))}
      </dl>
    </details>
  );
}

function Event({ entry }: { readonly entry: EventEntry }) {
  return (
    <div className="min-w-0">
      {entryText(entry)}
      {changeTexts(entry).map((text) => (
        <span key={text} className="block text-muted text-sm">
          {text}
        </span>
      ))}
      <Reason text={entry.reason} />
    </div>
  );
}

function Reason({ text }: { readonly text: string }) {
  if (text === "") return null;
  return <span className="block w-full text-muted text-sm">{HISTORY_WORD.reason(text)}</span>;
}

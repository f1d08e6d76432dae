"use client";

import Link from "next/link";
import { useId } from "react";
import { ConsoleNote } from "@/components/console-link/console-note";
import { Term } from "@/components/glossary/term";
import { afterCaptureTexts, conditionText, statementLines } from "@/components/order/words/card-words";
import { DeadlineText } from "@/components/verdict/deadline-text";
import { ExternalNotice, hasNotice } from "@/components/verdict/external-notice";
import { WireName } from "@/components/verdict/wire-name";
import { CARD_ROW, CARD_TITLE, type CardName, DUTY_WORD } from "@/lib/messages/cards";
import { CLOCK_WORD, DEADLINE_WORD } from "@/lib/messages/deadlines";
import { NO_AUTHORIZATION_WORD } from "@/lib/messages/order-panel";
import { noAuthorizationText } from "@/lib/messages/order-reasons";
import { pageWordsText } from "@/lib/messages/quotation";
import { stageWord, tableWord } from "@/lib/messages/reasons";
import { RECONCILIATION_WORD } from "@/lib/messages/reconciliation";
import type { TermId } from "@/lib/messages/terms";
import { formatYen } from "@/lib/money/yen";
import type { CardDeadline, OrderView, VerdictCard } from "@/lib/orders/detail/order-view-types";
import type { NoAuthorization } from "@/lib/payments/model/contract";
import type { EpochMs } from "@/lib/time/epoch";
import { CardReasons } from "./card-reasons";
import { Row } from "./card-row";
import { CardWays } from "./card-ways";

export interface VerdictCardProps {
  readonly name: CardName;
  readonly card: VerdictCard;
  readonly view: OrderView;
  readonly now: EpochMs;
}

/** Titles that are words of 用語. */
const CARD_TERM: Partial<Record<CardName, TermId>> = {
  cancel: "cancel",
  mark: "cancellation_mark",
  capture: "capture",
};

/** Why a row answers as it does: by which rule, until when, on what it hangs, and what would change it. */
export function VerdictCardView({ name, card, view, now }: VerdictCardProps) {
  const id = useId();
  const term = CARD_TERM[name];
  const after = afterCaptureTexts(card.afterCapture);
  const why = notSentWhy(card);
  const hasReasons = card.reasons.length > 0 || (card.blockers.length > 0 && card.badge !== "blocked");
  return (
    <section aria-labelledby={`${id}-title`} className="px-4 py-3">
      <h4 id={`${id}-title`} className="font-bold text-base">
        {term === undefined ? CARD_TITLE[name] : <Term id={term}>{CARD_TITLE[name]}</Term>}
      </h4>
      {statementLines(name, card, view, now).map((line) => (
        <p key={line} className="mt-1">
          {line}
        </p>
      ))}
      <dl className="mt-2 flex flex-col gap-1.5">
        {hasReasons ? (
          <Row term={CARD_ROW.reasons}>
            <CardReasons name={name} card={card} view={view} now={now} />
          </Row>
        ) : null}
        {why === null ? null : (
          <>
            <Row term={CARD_ROW.reasons}>{noAuthorizationText(why)}</Row>
            {name === "cancel" ? <Row term={CARD_ROW.afterCancel}>{NO_AUTHORIZATION_WORD.late}</Row> : null}
          </>
        )}
        {card.deadline === null ? null : (
          <Row term={CARD_ROW.deadline}>
            <DeadlineLine deadline={card.deadline} now={now} />
          </Row>
        )}
        {card.range?.decreaseOnly === true ? (
          <Row term={CARD_ROW.range}>{`${formatYen(card.range.min)}〜${formatYen(card.range.max)}`}(減額のみ可能)</Row>
        ) : null}
        {card.basis === null ? null : (
          <Row term={CARD_ROW.basis}>
            <BasisLine basis={card.basis} view={view} />
          </Row>
        )}
        {card.conditions.length === 0 ? null : (
          <Row term={CARD_ROW.conditions}>
            <Lines texts={card.conditions.map(conditionText)} />
          </Row>
        )}
        <CardWays card={card} view={view} now={now} />
        {after.length === 0 ? null : (
          <Row term={CARD_ROW.afterCapture}>
            <Lines texts={after} />
          </Row>
        )}
        {hasNotice(card) ? (
          <Row term={CARD_ROW.caution}>
            <ExternalNotice card={card} view={view} />
          </Row>
        ) : null}
        {card.control !== null && name !== "mark" && view.reconciliation.difference !== null ? (
          <Row term={CARD_ROW.caution}>
            <span className="text-red">{RECONCILIATION_WORD.caution}</span>
          </Row>
        ) : null}
        {card.duty === null ? null : (
          <Row term={CARD_ROW.duty}>
            {DUTY_WORD[card.duty](view.method.provider)}
            <ConsoleNote />
          </Row>
        )}
      </dl>
      <WireName sends={card.sends} />
    </section>
  );
}

/** Why a plan that stays in the shop sends nothing: no authorization lives. */
function notSentWhy({ statement }: VerdictCard): NoAuthorization | null {
  const plan = statement.says === "plan" ? statement.plan : null;
  return plan?.does === "cancel_in_shop" || plan?.does === "change_in_shop" ? (plan.reasons[0] ?? null) : null;
}

function Lines({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => (
    <span key={text} className="block">
      {text}
    </span>
  ));
}

function DeadlineLine({ deadline, now }: { readonly deadline: CardDeadline; readonly now: EpochMs }) {
  if (deadline.state === "none") return DEADLINE_WORD.none;
  if (deadline.state === "not_started") return DEADLINE_WORD.notStarted(CLOCK_WORD[deadline.rule]);
  return <DeadlineText deadline={deadline.at} now={now} />;
}

function BasisLine({ basis, view }: { readonly basis: NonNullable<VerdictCard["basis"]>; readonly view: OrderView }) {
  const words = pageWordsText(basis) ?? CARD_ROW.noRemark;
  return (
    <>
      <Link
        href={`/matrix?method=${encodeURIComponent(view.method.id)}`}
        className="text-link"
        aria-label={`${tableWord(basis.question, basis.stage)}を対応表で見る`}
        title={stageWord(basis.stage)}
      >
        {tableWord(basis.question, basis.stage)}
      </Link>{" "}
      {view.method.title}
      <span className="block">{basis.supported ? words : CARD_ROW.notInTable}</span>
    </>
  );
}

"use client";

import Link from "next/link";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { CardBadgeView } from "@/components/verdict/card-badge";
import { DeadlineText } from "@/components/verdict/deadline-text";
import { CARD_ROW, CARD_TITLE, type CardName, DUTY_WORD, VERB_BUTTON } from "@/lib/messages/cards";
import { CLOCK_WORD, DEADLINE_WORD } from "@/lib/messages/deadlines";
import { pageWordsText } from "@/lib/messages/quotation";
import { stageWord, tableWord } from "@/lib/messages/reasons";
import { RECONCILIATION_WORD } from "@/lib/messages/reconciliation";
import { formatYen } from "@/lib/money/yen";
import type { OrderVerb } from "@/lib/orders/contract";
import type { CardDeadline, OrderView, VerdictCard } from "@/lib/orders/order-view-types";
import type { EpochMs } from "@/lib/time/epoch";
import { CardReasons } from "./card-reasons";
import { Row } from "./card-row";
import { CardWays } from "./card-ways";
import { afterCaptureTexts, conditionText, statementLines } from "./card-words";
import { ExternalNotice } from "./external-notice";

export interface VerdictCardProps {
  readonly name: CardName;
  readonly card: VerdictCard;
  readonly view: OrderView;
  readonly now: EpochMs;
  readonly onAct: (verb: OrderVerb) => void;
}

const KEY_OF: Partial<Record<OrderVerb, string>> = { cancel: "c", capture: "f", change_amount: "e" };

/** One answer: may it be done, is the provider called, by which rule, until when, and what would change it. */
export function VerdictCardView({ name, card, view, now, onAct }: VerdictCardProps) {
  const id = useId();
  const reasonsId = `${id}-reasons`;
  const after = afterCaptureTexts(card.afterCapture);
  const hasReasons = card.reasons.length > 0 || card.blockers.length > 0;
  return (
    <section aria-labelledby={`${id}-title`} className="px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <h3 id={`${id}-title`} className="font-bold text-base">
          {CARD_TITLE[name]}
        </h3>
        <CardBadgeView badge={card.badge} />
      </div>
      {statementLines(card, view, now).map((line) => (
        <p key={line} className="mt-1">
          {line}
        </p>
      ))}
      <dl className="mt-2 flex flex-col gap-1.5">
        {hasReasons ? (
          <Row term={CARD_ROW.reasons} id={reasonsId}>
            <CardReasons name={name} card={card} view={view} now={now} />
          </Row>
        ) : null}
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
        {card.noticeUrl === null ? null : (
          <Row term={CARD_ROW.caution}>
            <ExternalNotice url={card.noticeUrl} view={view} />
          </Row>
        )}
        {card.control !== null && name !== "mark" && view.reconciliation.difference !== null ? (
          <Row term={CARD_ROW.caution}>
            <span className="text-red">{RECONCILIATION_WORD.caution}</span>
          </Row>
        ) : null}
        {card.duty === null ? null : <Row term={CARD_ROW.duty}>{DUTY_WORD[card.duty](view.method.provider)}</Row>}
      </dl>
      <CardControl card={card} orderNumber={view.orderNumber} blockedBy={reasonsId} onAct={onAct} />
    </section>
  );
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

/** The button repeats the answer. Where it may not be pressed the reasons stand above it and are read out with it. */
function CardControl(props: {
  readonly card: VerdictCard;
  readonly orderNumber: string;
  readonly blockedBy: string;
  readonly onAct: (verb: OrderVerb) => void;
}) {
  const { control, blockers } = props.card;
  if (control === null) return null;
  const blocked = blockers.length > 0 ? { blockedBy: props.blockedBy } : {};
  const key = KEY_OF[control];
  const label = (
    <>
      {VERB_BUTTON[control]}
      {key === undefined ? null : <Kbd hint>{key}</Kbd>}
    </>
  );
  return (
    <div className="mt-2 flex justify-end">
      {control === "change_amount" && blockers.length === 0 ? (
        <Button asChild>
          <Link href={`/orders/${encodeURIComponent(props.orderNumber)}/edit`}>{label}</Link>
        </Button>
      ) : (
        <Button
          variant={control === "capture" ? "primary" : "secondary"}
          {...blocked}
          onClick={() => props.onAct(control)}
        >
          {label}
        </Button>
      )}
    </div>
  );
}

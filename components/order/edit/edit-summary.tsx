"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { ConsoleNote } from "@/components/console-link/console-note";
import { Row } from "@/components/order/detail/card-row";
import { DifferenceCaution } from "@/components/order/dialog/difference-caution";
import { planSubjectOf } from "@/components/order/words/dialog-words";
import { ruleReasonSubject } from "@/components/order/words/reason-subject";
import { StatusBadge } from "@/components/status/status-badge";
import { FieldError } from "@/components/ui/field";
import { DeadlineText } from "@/components/verdict/deadline-text";
import { ExternalNotice, hasNotice } from "@/components/verdict/external-notice";
import { WireName } from "@/components/verdict/wire-name";
import { CARD_ROW, DUTY_WORD } from "@/lib/messages/cards";
import { CLOCK_WORD, DEADLINE_WORD } from "@/lib/messages/deadlines";
import { EDIT_WORD, increaseText, ZERO_TEXT } from "@/lib/messages/edit";
import { noAuthorizationText } from "@/lib/messages/order-reasons";
import { planWill } from "@/lib/messages/outcomes";
import { reasonWords } from "@/lib/messages/reasons";
import { OUTCOME_STATUS } from "@/lib/messages/statuses";
import { formatDifference, formatYen, spokenDifference } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { AmountDecision } from "@/lib/payments/decide/decide-amount";
import type { EditRule } from "@/lib/payments/decide/edit-rule";
import type { EpochMs } from "@/lib/time/epoch";

export interface EditSummaryProps {
  readonly view: OrderView;
  readonly rule: EditRule;
  /** null while the fields cannot be read. */
  readonly newTotal: number | null;
  readonly verdict: AmountDecision | null;
  /** The value of an open conflict that the total was reckoned with. */
  readonly assumed: string | null;
  readonly now: EpochMs;
  readonly children?: ReactNode;
}

/** 金額の変更: what the typed amounts come to, and what saving them would do, while they are typed. */
export function EditSummary(props: EditSummaryProps) {
  const { view, rule, newTotal, verdict, assumed, children } = props;
  const difference = newTotal === null ? null : newTotal - view.order.total;
  return (
    <section aria-labelledby="edit-change" className="rounded-panel border border-line bg-surface">
      <h2 id="edit-change" className="border-line border-b px-4 py-1.5 font-bold text-base">
        {EDIT_WORD.change}
      </h2>
      <div className="px-4 empty:hidden">
        <DifferenceCaution view={view} />
      </div>
      <dl className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-1 px-4 py-3 text-right">
        <dt className="text-left text-muted">{EDIT_WORD.before}</dt>
        <dd>{formatYen(view.order.total)}</dd>
        <dt className="text-left text-muted">{EDIT_WORD.after}</dt>
        <dd className="font-bold">{newTotal === null ? "-" : formatYen(newTotal)}</dd>
        {assumed === null ? null : <dd className="col-span-2 text-left text-amber text-sm">{assumed}</dd>}
        <dt className="text-left text-muted">{EDIT_WORD.difference}</dt>
        <dd className="text-amount">
          {difference === null ? (
            "-"
          ) : (
            <>
              <span aria-hidden="true">{formatDifference(difference)}</span>
              <span className="sr-only">{spokenDifference(difference)}</span>
            </>
          )}
        </dd>
        {view.amounts === null ? null : (
          <>
            <dt className="text-left text-muted">{EDIT_WORD.provider}</dt>
            <dd>{formatYen(view.amounts.provider)}</dd>
          </>
        )}
        <dt className="text-left text-muted">{EDIT_WORD.range}</dt>
        <dd>
          {rule.range === null ? EDIT_WORD.noRange : `${formatYen(rule.range.min)}〜${formatYen(rule.range.max)}`}
          {rule.range?.decreaseOnly === true ? `(${EDIT_WORD.decreaseOnly})` : ""}
        </dd>
      </dl>
      <div className="border-line border-t px-4 py-3" aria-live="polite">
        {verdict === null ? (
          <p className="text-muted">{EDIT_WORD.unreadable}</p>
        ) : (
          <Verdict {...props} verdict={verdict} />
        )}
      </div>
      {children === undefined ? null : <div className="border-line border-t px-4 py-3">{children}</div>}
    </section>
  );
}

function Verdict(props: EditSummaryProps & { readonly verdict: AmountDecision }) {
  const { verdict, view, rule, now } = props;
  if (!verdict.allowed) return <Refused {...props} verdict={verdict} />;
  const { plan, outcome } = verdict;
  const reasons = plan.does === "change_and_task" ? plan.reasons : [];
  const limited = plan.does === "send";
  const why = plan.does === "change_in_shop" ? plan.reasons[0] : undefined;
  return (
    <>
      <div className="flex items-start gap-2">
        <StatusBadge status={OUTCOME_STATUS[outcome]} />
        <p className="min-w-0 flex-1">{planWill(plan, planSubjectOf(plan, view.method.provider))}</p>
      </div>
      <dl className="mt-2 flex flex-col gap-1.5">
        {reasons.length === 0 ? null : (
          <Row term={CARD_ROW.reasons}>
            <ul className="list-disc pl-4">
              {reasons.map((reason) => {
                const words = reasonWords(reason, subjectOf(props));
                return (
                  <li key={reason}>
                    {words.why}
                    {words.remedy}
                  </li>
                );
              })}
            </ul>
          </Row>
        )}
        {why === undefined ? null : <Row term={CARD_ROW.reasons}>{noAuthorizationText(why)}</Row>}
        {limited ? (
          <Row term={CARD_ROW.deadline}>
            <Limit rule={rule} now={now} />
          </Row>
        ) : null}
        {hasNotice(view.cards.amount) ? (
          <Row term={CARD_ROW.caution}>
            <ExternalNotice card={view.cards.amount} view={view} />
          </Row>
        ) : null}
        {plan.does === "change_and_task" ? (
          <Row term={CARD_ROW.duty}>
            {DUTY_WORD.change_amount(view.method.provider)}
            <ConsoleNote />
          </Row>
        ) : null}
      </dl>
      {plan.does === "send" ? <WireName sends={[plan]} /> : null}
    </>
  );
}

function Limit({ rule, now }: { readonly rule: EditRule; readonly now: EpochMs }) {
  if (rule.deadline !== null) return <DeadlineText deadline={rule.deadline} now={now} />;
  if (rule.deadlineRule === null) return DEADLINE_WORD.none;
  return DEADLINE_WORD.notStarted(CLOCK_WORD[rule.deadlineRule]);
}

type RefusedVerdict = Extract<AmountDecision, { allowed: false }>;

/** The same words here and beside the button. */
export function refusedTexts(verdict: RefusedVerdict, view: OrderView): readonly string[] {
  return verdict.reasons.map((reason) =>
    reason === "increase" ? increaseText(formatYen(view.payment.providerAmount)) : ZERO_TEXT,
  );
}

function Refused({ verdict, view }: EditSummaryProps & { readonly verdict: RefusedVerdict }) {
  return (
    <div className="flex flex-col gap-1">
      <span>
        <StatusBadge status={OUTCOME_STATUS.refused} />
      </span>
      {refusedTexts(verdict, view).map((text) => (
        <FieldError key={text}>{text}</FieldError>
      ))}
      {verdict.reasons.includes("use_cancel") ? (
        <Link className="text-link" href={`/orders/${encodeURIComponent(view.orderNumber)}`}>
          {EDIT_WORD.zeroLink}
        </Link>
      ) : null}
    </div>
  );
}

function subjectOf({ view, rule, now, newTotal }: EditSummaryProps) {
  const subject = ruleReasonSubject(view, {
    now,
    card: view.cards.amount,
    deadline: rule.deadline,
    ...(newTotal === null ? {} : { newAmount: newTotal }),
  });
  return rule.choice === null ? subject : { ...subject, editChoiceName: rule.choice.field, choice: rule.choice.on };
}

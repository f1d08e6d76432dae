"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { StatusBadge } from "@/components/status/status-badge";
import { cn } from "@/components/ui/class-names";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { Stage } from "@/lib/capability/types";
import { CLOCK_WORD, DEADLINE_WORD } from "@/lib/messages/deadlines";
import { BEGINNING_WORD, CAPTURE_WORD, CODE_WORD, METHOD_CHOICE_WORD } from "@/lib/messages/register";
import { OUTCOME_STATUS } from "@/lib/messages/statuses";
import type { MethodOutlook, StageOutlook } from "@/lib/orders/register/method-outlook";

const STAGES = ["before_capture", "after_capture"] as const satisfies readonly Stage[];
const STAGE_NAME: Record<Stage, string> = {
  before_capture: METHOD_CHOICE_WORD.before,
  after_capture: METHOD_CHOICE_WORD.after,
};

/** 対応表の内容: both stages side by side, the one in which the order will be born shaded. */
export function MethodPage({ method, outlook }: { readonly method: MethodId; readonly outlook: MethodOutlook }) {
  const { born, stages, authorization, capture, beginning } = outlook;
  const each = (name: string, draw: (stage: StageOutlook) => ReactNode) => (
    <Row name={name}>
      {STAGES.map((stage) => (
        <td key={stage} className={cn("px-2 py-1 align-top", stage === born && "bg-sunken")}>
          {draw(stages[stage])}
        </td>
      ))}
    </Row>
  );
  const whole = (name: string, text: string) => (
    <Row name={name}>
      <td colSpan={2} className="px-2 py-1">
        {text}
      </td>
    </Row>
  );
  return (
    <div className="min-w-0 rounded-control border border-line p-2">
      <table className="w-full text-sm">
        <caption className="sr-only">{METHOD_CHOICE_WORD.page}</caption>
        <thead>
          <tr className="border-line border-b text-left text-muted">
            <th scope="col" className="px-2 py-1 font-medium">
              {METHOD_CHOICE_WORD.page}
            </th>
            {STAGES.map((stage) => (
              <th
                key={stage}
                scope="col"
                className={cn("px-2 py-1 font-medium", stage === born && "bg-sunken text-text")}
              >
                {STAGE_NAME[stage]}
                {stage === born ? <span className="block">{METHOD_CHOICE_WORD.thisOrder}</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {each(METHOD_CHOICE_WORD.cancel, ({ cancel }) => (
            <StatusBadge status={OUTCOME_STATUS[cancel]} />
          ))}
          {each(METHOD_CHOICE_WORD.amount, ({ amount, decreaseOnly }) => (
            <>
              <StatusBadge status={OUTCOME_STATUS[amount]} />
              {decreaseOnly ? <span className="block text-muted">{METHOD_CHOICE_WORD.decreaseOnly}</span> : null}
            </>
          ))}
          {each(METHOD_CHOICE_WORD.deadline, deadlineText)}
          {whole(METHOD_CHOICE_WORD.captureTogether, CAPTURE_WORD[capture].short)}
          {whole(METHOD_CHOICE_WORD.securityCode, CODE_WORD[authorization.securityCode ?? "no_card"])}
          {whole(METHOD_CHOICE_WORD.paid, BEGINNING_WORD[beginning])}
        </tbody>
      </table>
      <Link className="text-link mt-1 inline-block px-2 text-sm" href={`/matrix#${method}`} target="_blank">
        {METHOD_CHOICE_WORD.matrix}
      </Link>
    </div>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <tr className="border-line border-b last:border-b-0">
      <th scope="row" className="px-2 py-1 text-left align-top font-normal text-muted">
        {name}
      </th>
      {children}
    </tr>
  );
}

/** One limit for both, or each with its name. */
function deadlineText({ deadlines }: StageOutlook): string {
  const [first] = deadlines;
  if (first === undefined) return DEADLINE_WORD.none;
  if (deadlines.every(({ rule }) => rule === first.rule)) return CLOCK_WORD[first.rule];
  return deadlines.map(({ question, rule }) => `${METHOD_CHOICE_WORD[question]} ${CLOCK_WORD[rule]}`).join("、");
}

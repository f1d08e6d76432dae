import type { Plan } from "@/lib/payments/model/contract";
import type { CheckedLedgerPayment } from "../invariants/evidence";
import type { BrokenPromise, ReportBroken } from "../invariants/violation";
import type { SentOperation } from "../wire/course";
import { standingBefore } from "./course";
import { type Expected, expectedHeld, type Standing } from "./expected";
import { checkAuthorizations } from "./judge-authorization";
import type { HeardStep, PlayedCase } from "./play";

/** The providers' side of a case: the mutations sent for its payment, and its ledger. */
export interface OtherSide {
  readonly sends: readonly SentOperation[];
  readonly payment: CheckedLedgerPayment | undefined;
}

/** Compares answers, sent mutations, ledger and screen with what the page says. */
export function judgeCase(played: PlayedCase, other: OtherSide): readonly BrokenPromise[] {
  const { one, orderNumber } = played;
  const violations: BrokenPromise[] = [];
  const report = (rule: BrokenPromise["rule"], what: string): void => {
    const about = `${one.title}, ${one.capability} of ${one.line.method}, settings ${JSON.stringify(one.settings)}`;
    violations.push({ rule, what: `case ${one.number} (${about}): ${what}`, orderNumber });
  };
  if (played.notOffered !== null) {
    report(3, played.notOffered);
    return violations;
  }
  for (const heard of played.heard) checkHeard(heard, report);
  const last = played.heard.at(-1)?.step.expected.after ?? standingBefore(one);
  checkCalls(played, other, report);
  checkLedger(last, other, report);
  checkAuthorizations(played, other.sends, report);
  checkScreen(last, played, report);
  return violations;
}

/** What the shop said that it does or why it does not, and how it answered. */
function checkHeard({ step, opened, answers }: HeardStep, report: ReportBroken): void {
  const { act, expected } = step;
  const asked = answers.some((answer) => !answer.ok && answer.error.code === "acknowledgement_missing");
  if (asked !== expected.acknowledged && expected.answer === "done") {
    report(3, `${act.does} ${asked ? "had" : "had not"} to be acknowledged`);
  }
  // What is not offered is refused when it is opened.
  const answer = opened.ok ? answers.at(-1) : opened;
  const said = answer === undefined ? "nothing" : saidBy(answer);
  if (said !== expected.answer) {
    report(5, `${act.does} was answered ${JSON.stringify(answer)}, to be answered ${expected.answer}`);
    return;
  }
  const plan = planOf(answer) ?? (opened.ok ? opened.value.plan : null);
  if (expected.says !== "refused" && plan !== null && plan.does !== expected.says) {
    report(3, `the shop says ${plan.does}, the page ${wordsOf(expected)}`);
  }
  const given = answer !== undefined && !answer.ok && answer.error.code === "not_allowed" ? answer.error.reasons : [];
  const reasons = plan !== null && "reasons" in plan ? plan.reasons : given;
  if (expected.answer !== "deadline_passed_meanwhile" && !sameWords(reasons, expected.reasons)) {
    report(5, `the shop says why: ${reasons.join(", ")}; the page: ${expected.reasons.join(", ")}`);
  }
}

type Answer = HeardStep["opened"] | HeardStep["answers"][number];

function saidBy(answer: Answer): string {
  if (!answer.ok) return answer.error.code;
  return "kind" in answer.value ? answer.value.kind : "opened";
}

/** What was done, in the answer's own words. */
function planOf(answer: Answer | undefined): Plan | null {
  return answer?.ok && "kind" in answer.value && answer.value.kind === "done" ? answer.value.plan : null;
}

function wordsOf({ says, reasons }: Expected): string {
  return reasons.length === 0 ? says : `${says} (${reasons.join(", ")})`;
}

/** Exactly the calls that the page links, each once, and nothing else. */
function checkCalls({ heard }: PlayedCase, { sends, payment }: OtherSide, report: ReportBroken): void {
  const calls = heard.flatMap(({ step: { expected } }) => (expected.call === null ? [] : [expected]));
  const due = calls.map(({ call }) => call);
  const left = sends.map(({ kind, amount }) => ({ kind, amount }));
  if (JSON.stringify(left) !== JSON.stringify(due)) {
    report(3, `sent ${JSON.stringify(left)}, to be sent ${JSON.stringify(due)}`);
  }
  const done = calls.filter(({ answer }) => answer === "done").map(({ call }) => call);
  const own = (payment?.entries ?? []).filter(({ operationId }) => operationId !== null);
  const entered = own.map(({ kind, amount }) => ({ kind, amount }));
  if (JSON.stringify(entered) !== JSON.stringify(done)) {
    report(3, `the ledger has ${JSON.stringify(entered)}, to have ${JSON.stringify(done)}`);
  }
}

function checkLedger(standing: Standing, { payment }: OtherSide, report: ReportBroken): void {
  if (payment === undefined || standing.state === "none") {
    if ((payment === undefined) !== (standing.state === "none"))
      report(1, `its payment in the ledger: ${payment?.state}`);
    return;
  }
  for (const part of ["state", "authorized", "captured", "refunded"] as const) {
    if (payment[part] !== standing[part]) report(1, `${part} is ${payment[part]}, to be ${standing[part]}`);
  }
}

/** The order as its screen shows it. */
function checkScreen(standing: Standing, { view }: PlayedCase, report: ReportBroken): void {
  const { payment, order, openTasks, openOperation } = view;
  const shown = {
    total: order.total,
    marked: order.mark !== null,
    waiting: payment.waitingAmount,
    slipNumberSent: order.slipNumberSent,
    held: payment.providerAmount,
    stage: payment.stage,
    tasks: openTasks.map(({ kind }) => kind).toSorted(),
    open: openOperation?.state ?? null,
  };
  const due: typeof shown = {
    total: standing.total,
    marked: standing.marked,
    waiting: standing.waiting,
    slipNumberSent: standing.slipNumberSent,
    held: expectedHeld(standing),
    stage: STAGES[standing.state],
    tasks: standing.tasks.toSorted(),
    open: null,
  };
  for (const name of Object.keys(due) as (keyof typeof due)[]) {
    if (JSON.stringify(shown[name]) === JSON.stringify(due[name])) continue;
    report(1, `the screen shows ${name} ${JSON.stringify(shown[name])}, to be ${JSON.stringify(due[name])}`);
  }
}

const STAGES = {
  none: "unauthorized",
  authorized: "before_capture",
  captured: "after_capture",
  voided: "canceled",
  refunded: "canceled",
} as const;

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join();
}

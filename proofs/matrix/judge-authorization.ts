import type { ReportBroken } from "../invariants/violation";
import type { SentOperation } from "../wire/course";
import type { ExpectedAuthorization } from "./expected";
import type { HeardStep, PlayedCase } from "./play";

/** Checks an authorization beyond its call and amounts: the card form, the sent request, the order's fields. */
export function checkAuthorizations(
  { heard, view }: PlayedCase,
  sends: readonly SentOperation[],
  report: ReportBroken,
): void {
  for (const one of heard) {
    const due = one.step.expected.authorization;
    if (due === undefined) continue;
    checkForm(one, due, report);
    checkPlan(one, due, report);
    const done = one.step.expected.answer === "done";
    compare("captured with its authorization", view.payment.captureReason, done ? due.captureReason : null, report);
    compare("the code that is kept", view.payment.card?.securityCode ?? null, done ? due.securityCode : null, report);
  }
  const last = heard.find(({ step }) => step.expected.authorization !== undefined)?.step.expected;
  for (const { authorization: sent } of sends) {
    if (sent === null || last?.authorization === undefined) continue;
    const { demand, captureReason } = last.authorization;
    compare("captureNow on the wire", sent.captureNow, captureReason !== null, report);
    compare("the demand for a code on the wire", sent.securityCode, demand, report);
  }
}

function checkForm({ card }: HeardStep, due: ExpectedAuthorization, report: ReportBroken): void {
  if (card === null) return;
  const { form, typed } = card;
  const demand = form.ok ? form.value.securityCode : form.error.code === "no_card" ? null : form.error.code;
  compare("what the form asks of the code", demand, due.demand, report);
  if (typed === null) return;
  const errors = "errors" in typed ? Object.keys(typed.errors) : [];
  compare("the fields that the form sends back", errors, due.formTakes ? [] : ["code"], report);
}

function checkPlan({ opened, step }: HeardStep, due: ExpectedAuthorization, report: ReportBroken): void {
  const plan = opened.ok ? opened.value.plan : null;
  if (plan?.does !== "send" || plan.kind !== "authorize") {
    report(3, `the shop says ${JSON.stringify(plan)} in the place of an authorization`);
    return;
  }
  compare("captured with its authorization, says the shop", plan.captureReason, due.captureReason, report);
  const turned = step.act.does === "authorize" && step.act.card.typedUnder !== undefined;
  if (!turned) compare("the code, says the shop", plan.securityCode, due.demand, report);
}

function compare(what: string, found: unknown, due: unknown, report: ReportBroken): void {
  if (JSON.stringify(found) !== JSON.stringify(due)) {
    report(3, `${what}: ${JSON.stringify(found)}, to be ${JSON.stringify(due)}`);
  }
}

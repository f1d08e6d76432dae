import type { EpochMs } from "@/lib/time/epoch";
import { held, isEnded, type Mutation, type Payment } from "./payment";
import type { Side } from "./providers/registry";
import type { LimitCase, RefusalCause, StepRule } from "./providers/table";
import { lastInstant } from "./providers/time-limit";

/** What a provider does with a request: refuse, do it, or take it and do it later. */
export type Decision =
  | { readonly kind: "refuse"; readonly cause: RefusalCause }
  | { readonly kind: "do" }
  | { readonly kind: "take"; readonly status: string };

const DO: Decision = { kind: "do" };

function refuse(cause: RefusalCause): Decision {
  return { kind: "refuse", cause };
}

/** A provider's decision about one request, from its own tables alone. Further limits only as far as they are switched on. */
export function decide(side: Side, limitCase: LimitCase, switchedOn: ReadonlySet<string>): Decision {
  const { request, payment } = limitCase;
  const decision =
    payment === null ? decideAuthorization(side, request) : decideOperation(side, payment, request, limitCase.now);
  return decision.kind === "do" ? furtherLimits(side, limitCase, switchedOn) : decision;
}

function decideAuthorization(side: Side, request: Mutation): Decision {
  const wantsCapture = request.authorization?.captureNow === true;
  return wantsCapture && side.method.captureNow === "never" ? refuse("not_supported") : DO;
}

function decideOperation(side: Side, payment: Payment, request: Mutation, now: EpochMs): Decision {
  const byState = decideByState(payment, request);
  if (byState.kind !== "do" || request.kind === "capture") return byState;
  const rule = ruleOf(side, payment, request);
  if (rule === undefined || (rule.notWith3ds && payment.threeDSecure)) return refuse("not_supported");
  const last = rule.until === undefined ? null : lastInstant(payment, rule.until);
  if (last !== null && now > last) return refuse("expired");
  const cancels = request.kind === "cancel" || request.kind === "terminate";
  return !cancels && rule.decreaseOnly && request.amount > held(payment) ? refuse("amount") : DO;
}

/** What the payment's state forbids to every caller, the provider's own console included. */
export function decideByState(payment: Payment, request: Pick<Mutation, "kind" | "amount">): Decision {
  const cancels = request.kind === "cancel" || request.kind === "terminate";
  if (payment.lapsedAt !== null) return refuse("expired");
  if (isEnded(payment)) return refuse(cancels ? "already_done" : "invalid_state");
  if (request.kind === "authorize") return refuse("invalid_state");
  if (request.kind !== "capture") return DO;
  if (payment.capturedAt !== null) return refuse("already_done");
  return request.amount > payment.authorized ? refuse("amount") : DO;
}

function ruleOf(side: Side, payment: Payment, request: Mutation): StepRule | undefined {
  const stage = payment.capturedAt === null ? "before" : "after";
  switch (request.kind) {
    case "cancel":
    case "terminate":
      return side.method.cancel?.[stage];
    case "change_amount":
      return side.method.change?.[stage];
    case "change_amount_and_capture":
      return side.method.changeAndCapture?.[stage];
    case "report_shipment":
      return side.method.reportsShipment ? {} : undefined;
    case "authorize":
    case "capture":
      return undefined;
  }
}

function furtherLimits(side: Side, limitCase: LimitCase, switchedOn: ReadonlySet<string>): Decision {
  for (const limit of side.provider.furtherLimits ?? []) {
    if (!switchedOn.has(`${side.provider.provider}:${limit.name}`)) continue;
    const answer = limit.judge(limitCase);
    if (answer === null) continue;
    return "refuse" in answer ? refuse(answer.refuse) : { kind: "take", status: answer.pending };
  }
  return DO;
}

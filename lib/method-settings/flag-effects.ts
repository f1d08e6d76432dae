import { authorizationRules } from "@/lib/capability/authorization";
import type { Case } from "@/lib/capability/case";
import { consequencesOfCapture } from "@/lib/capability/consequences";
import { evaluate } from "@/lib/capability/evaluate";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { Answer, MethodRules } from "@/lib/capability/types";
import type { OrderGroup } from "@/lib/db/settings/method-settings";
import type { EpochMs } from "@/lib/time/epoch";
import type { FlagEffects } from "./contract";

const QUESTIONS = ["cancel", "amount"] as const;

export interface OpenOrders {
  readonly groups: readonly OrderGroup[];
  /** Not authorized yet. */
  readonly awaiting: number;
}

/** What goes with a change of flags from `before` to `after`, for the orders that are open now and those to come. */
export function effectsOf(method: MethodId, before: MethodRules, after: MethodRules, orders: OpenOrders): FlagEffects {
  const lost = { cancel: 0, amount: 0 };
  const otherOperation = { cancel: 0, amount: 0 };
  for (const group of orders.groups) {
    for (const question of QUESTIONS) {
      const was = answerFor(method, question, group, before);
      const will = answerFor(method, question, group, after);
      if (reaches(was) && !reaches(will)) lost[question] += group.count;
      else if (was.operation !== undefined && was.operation !== will.operation) otherOperation[question] += group.count;
    }
  }
  const lostLater = movedAway(method, before, after);
  const awaiting = lostLater.length === 0 ? 0 : orders.awaiting;
  return { lost, otherOperation, lostLater, capturedLater: capturesAtOnce(method, after), awaiting };
}

/** Whether staff should agree before it happens. What only gives needs no question. */
export function takesAway(effects: FlagEffects): boolean {
  const orders = QUESTIONS.reduce(
    (sum, question) => sum + effects.lost[question] + effects.otherOperation[question],
    0,
  );
  return orders > 0 || effects.lostLater.length > 0;
}

/** The call is made, now or with the capture. */
function reaches(answer: Answer): boolean {
  return answer.outcome === "linked" || answer.outcome === "at_capture";
}

/** Whether an order that is authorized under these settings is born captured. Only what is of the method can turn. */
function capturesAtOnce(method: MethodId, flags: MethodRules): boolean {
  return authorizationRules(method, { flags, pciDss: true }).captureReason !== null;
}

/** Capture at the authorization moves later orders between the tables of the two stages; what one of them lacks is lost. */
function movedAway(method: MethodId, before: MethodRules, after: MethodRules): FlagEffects["lostLater"] {
  if (capturesAtOnce(method, before) === capturesAtOnce(method, after)) return [];
  const missing = capturesAtOnce(method, after) ? "taken_away" : "given";
  return consequencesOfCapture(method)
    .filter((consequence) => consequence.kind === missing)
    .map((consequence) => consequence.question);
}

/** The instants only have to lie on the right side of the limit; the order's own limit decided which that is. */
function answerFor(method: MethodId, question: "cancel" | "amount", group: OrderGroup, flags: MethodRules): Answer {
  const passed = question === "cancel" ? group.cancelPassed : group.amountPassed;
  const now: EpochMs = Date.UTC(2030, 0, 1);
  const clock = passed ? Date.UTC(2020, 0, 1) : now;
  const asked: Case = {
    method,
    capability: question,
    stage: group.stage,
    now,
    orderedAt: clock,
    paymentAt: clock,
    capturedAt: clock,
    paid: group.paid,
    threeDSecure: group.threeDSecure,
    slipNumberSent: group.slipNumberSent,
    orderMode: flags.orderMode,
    pciDss: true,
    editChoice: true,
    amount: 2,
    newAmount: 1,
    flags,
  };
  return evaluate(asked);
}

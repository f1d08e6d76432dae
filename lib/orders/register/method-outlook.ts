import { type AuthorizationRules, authorizationRules } from "@/lib/capability/authorization";
import { evaluate } from "@/lib/capability/evaluate";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import { type PaymentBeginning, paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import { cellOf } from "@/lib/capability/facts/tables";
import type { DeadlineRule, MethodRules, Outcome, Question, Stage } from "@/lib/capability/types";
import type { EpochMs } from "@/lib/time/epoch";

/** What the page says of an order that would be paid by a method, at either stage, with the shop's settings as they are. */
export interface MethodOutlook {
  /** The stage in which an authorization that is sent now is born. */
  readonly born: Stage;
  readonly stages: Readonly<Record<Stage, StageOutlook>>;
  readonly authorization: AuthorizationRules;
  /** Whether it would be captured at the same time, and why; `off`: its table has the method, and it is not on. */
  readonly capture: "flag" | "default" | "off" | "none";
  readonly beginning: PaymentBeginning;
}

export interface StageOutlook {
  readonly cancel: Outcome;
  /** Of a decrease. */
  readonly amount: Outcome;
  /** 減額のみ: an increase is refused. */
  readonly decreaseOnly: boolean;
  /** Of what would be linked; null: none. */
  readonly deadlines: readonly { readonly question: Linked; readonly rule: DeadlineRule }[];
}

type Linked = Extract<Question, "cancel" | "amount">;

export interface OutlookSettings {
  readonly flags: MethodRules;
  readonly pciDss: boolean;
}

export function methodOutlook(
  method: MethodId,
  settings: OutlookSettings,
  order: { readonly now: EpochMs; readonly threeDSecure: boolean },
): MethodOutlook {
  const authorization = authorizationRules(method, settings);
  const stage = (at: Stage) => stageOutlook(method, settings, { ...order, stage: at });
  return {
    born: authorization.captureReason === null ? "before_capture" : "after_capture",
    stages: { before_capture: stage("before_capture"), after_capture: stage("after_capture") },
    authorization,
    capture: authorization.captureReason ?? (cellOf(method, "capture_on_authorization") === null ? "none" : "off"),
    beginning: paymentBeginningOf(method),
  };
}

interface Asked {
  readonly now: EpochMs;
  readonly threeDSecure: boolean;
  readonly stage: Stage;
}

/** Amounts that a decrease and an increase are told by; the rules read no more of them. */
const HELD = 1_000;

function stageOutlook(method: MethodId, { flags, pciDss }: OutlookSettings, { now, threeDSecure, stage }: Asked) {
  const ask = (capability: Linked, newAmount = HELD) =>
    evaluate({
      method,
      capability,
      stage,
      now,
      orderedAt: now,
      paymentAt: now,
      capturedAt: stage === "after_capture" ? now : null,
      paid: true,
      threeDSecure,
      slipNumberSent: false,
      orderMode: flags.orderMode,
      pciDss,
      editChoice: true,
      amount: HELD,
      newAmount,
      flags,
    }).outcome;
  const cancel = ask("cancel");
  const amount = ask("amount", HELD - 1);
  const linked = { cancel: isLinked(cancel), amount: isLinked(amount) };
  const deadlines = (["cancel", "amount"] as const).flatMap((question) => {
    const rule = linked[question] ? cellOf(method, `${question}.${stage}`)?.facts.deadline : undefined;
    return rule === undefined ? [] : [{ question, rule }];
  });
  return { cancel, amount, decreaseOnly: linked.amount && ask("amount", HELD + 1) === "refused", deadlines };
}

function isLinked(outcome: Outcome): boolean {
  return outcome === "linked" || outcome === "at_capture";
}

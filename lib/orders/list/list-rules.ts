import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES } from "@/lib/capability/facts/flags";
import {
  type CompactLinkageClass,
  compactLinkageClasses,
  type LinkageSettings,
  linkageClasses,
} from "@/lib/capability/linkage-classes";
import type { MethodRules, Outcome } from "@/lib/capability/types";
import type { VerdictClass } from "@/lib/db/read/order-list-query";
import type { ShopRulesRecord } from "@/lib/db/read/order-list-rules";
import { outcomeOverLive } from "@/lib/payments/decide/cancel-verdict";
import { CANCEL_OUTCOMES, type CancelOutcome } from "@/lib/payments/model/cancel-outcome";

export function shopSettingsOf(record: ShopRulesRecord): LinkageSettings {
  const flags = new Map<string, MethodRules>(record.methods.map(({ methodId, ...rest }) => [methodId, rest]));
  return {
    // A method without a row of its own links nothing.
    flagsByMethod: (method: MethodId) => flags.get(method) ?? DEFAULT_RULES,
    pciDss: record.pciDss,
  };
}

/**
 * The orders whose cancel comes to one of these outcomes, by the one decision (cancel-verdict): where an authorization
 * lives the evaluator answers, and without one an order is canceled in the shop alone.
 */
export function cancelClasses(outcomes: readonly CancelOutcome[], shop: LinkageSettings): readonly VerdictClass[] {
  const ofLive = CANCEL_OUTCOMES.filter((outcome) => outcomes.includes(outcomeOverLive({ outcome })));
  const live = verdictClasses("cancel", ofLive, shop);
  return outcomes.includes("shop_only") ? [...live, { stage: "unauthorized", methodIds: METHOD_IDS }] : live;
}

/**
 * The orders that the evaluator would answer with one of these outcomes, as conditions on their columns: the evaluator
 * is asked about every kind of order there can be, the database finds those of the right kind.
 */
export function verdictClasses(
  question: "cancel" | "amount",
  outcomes: readonly Outcome[],
  shop: LinkageSettings,
): readonly VerdictClass[] {
  const wanted = linkageClasses(question, shop).filter((one) => outcomes.includes(one.outcome));
  // Which call it would be makes no difference here, and only keeps classes apart.
  const merged = compactLinkageClasses(wanted.map((one) => ({ ...one, operation: null, outcome: "linked" })));
  const groups = new Map<string, { readonly rows: CompactLinkageClass; readonly methodIds: string[] }>();
  for (const rows of merged) {
    const { method, ...rest } = rows;
    const key = JSON.stringify(rest);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rows, methodIds: [method] });
    else group.methodIds.push(method);
  }
  return [...groups.values()].map(({ rows, methodIds }) => ({
    methodIds,
    stage: rows.stage,
    ...(rows.paid === null ? {} : { paid: rows.paid }),
    ...(rows.threeDSecure === null ? {} : { threeDSecure: rows.threeDSecure }),
    ...(rows.slipNumberSent === null ? {} : { slipNumberSent: rows.slipNumberSent }),
    ...(rows.deadlinePassed === null ? {} : { deadlinePassed: rows.deadlinePassed }),
  }));
}

import type { Case } from "./case";
import { capabilityOf, decide } from "./decide";
import { METHOD_IDS, type MethodId } from "./facts/catalogue";
import { cellOf } from "./facts/tables";
import type { LinkedOperation, MethodRules, Outcome, Stage } from "./types";

/** What a shop has set; a list of orders is judged under one setting. */
export interface LinkageSettings {
  readonly flagsByMethod: (method: MethodId) => MethodRules;
  readonly pciDss: boolean;
}

/** What tells the orders of one method and stage apart, as far as the rules read it. */
interface Situation {
  readonly paid: boolean;
  readonly threeDSecure: boolean;
  readonly slipNumberSent: boolean;
  /** Whether the stored deadline lies strictly before now. Without a deadline nothing has passed. */
  readonly deadlinePassed: boolean;
}

export interface LinkageClass extends Situation {
  readonly method: MethodId;
  readonly stage: Stage;
  readonly outcome: Outcome;
  readonly operation: LinkedOperation | null;
}

/** The same with null where the value makes no difference to the outcome. */
export type CompactLinkageClass = Omit<LinkageClass, keyof Situation> & {
  readonly [K in keyof Situation]: boolean | null;
};

const STAGES: readonly Stage[] = ["before_capture", "after_capture"];
const TRAITS = ["paid", "threeDSecure", "slipNumberSent", "deadlinePassed"] as const satisfies (keyof Situation)[];
const SITUATIONS: readonly Situation[] = Array.from({ length: 2 ** TRAITS.length }, (_, bits) => ({
  paid: (bits & 1) !== 0,
  threeDSecure: (bits & 2) !== 0,
  slipNumberSent: (bits & 4) !== 0,
  deadlinePassed: (bits & 8) !== 0,
}));

/**
 * The evaluator's outcome for every kind of order there can be. A list filters and sorts by it in SQL, while one
 * function decides. An amount change is asked about as a decrease with the edit choice made.
 */
export function linkageClasses(question: "cancel" | "amount", shop: LinkageSettings): readonly LinkageClass[] {
  return METHOD_IDS.flatMap((method) => {
    const flags = shop.flagsByMethod(method);
    return STAGES.flatMap((stage) =>
      SITUATIONS.map((situation) => {
        const asked = orderOf(question, method, stage, situation, flags, shop);
        const { outcome, operation } = answerFor(asked, situation.deadlinePassed);
        return { method, stage, ...situation, outcome, operation: operation ?? null };
      }),
    );
  });
}

function answerFor(asked: Case, deadlinePassed: boolean) {
  const cell = cellOf(asked.method, capabilityOf(asked.capability, asked.stage));
  // A cell without a limit never meets a passed one: such an order has no stored deadline.
  const past = deadlinePassed && cell?.facts.deadline !== undefined;
  return decide(cell?.facts ?? null, asked, past ? asked.now - 1 : null);
}

function orderOf(
  capability: "cancel" | "amount",
  method: MethodId,
  stage: Stage,
  situation: Situation,
  flags: MethodRules,
  shop: LinkageSettings,
): Case {
  const { paid, threeDSecure, slipNumberSent } = situation;
  const clocks = { now: 0, orderedAt: 0, paymentAt: null, capturedAt: null };
  const settings = { flags, orderMode: flags.orderMode, pciDss: shop.pciDss, editChoice: true };
  return {
    method,
    capability,
    stage,
    ...clocks,
    paid,
    threeDSecure,
    slipNumberSent,
    ...settings,
    amount: 2,
    newAmount: 1,
  };
}

/** Merges classes that differ only in a trait that changes nothing: some 140 rows instead of 2144. */
export function compactLinkageClasses(classes: readonly LinkageClass[]): readonly CompactLinkageClass[] {
  return TRAITS.reduce<readonly CompactLinkageClass[]>(mergeByTrait, classes);
}

function mergeByTrait(classes: readonly CompactLinkageClass[], trait: keyof Situation): readonly CompactLinkageClass[] {
  const merged = new Map<string, CompactLinkageClass>();
  for (const one of classes) {
    const key = JSON.stringify({ ...one, [trait]: null });
    // The second of a pair finds the first: the trait made no difference between them.
    merged.set(key, merged.has(key) ? { ...one, [trait]: null } : one);
  }
  return [...merged.values()];
}

import { cellOf } from "@/lib/capability/facts/tables";
import { settingsRead } from "@/lib/capability/method-flags";
import type { MethodRules } from "@/lib/capability/types";
import type { EpochMs } from "@/lib/time/epoch";
import type { FlagChange, OrderVerb } from "./contract";
import { type OrderFacts, ruleStageOf } from "./order-facts";

type Deciding = Readonly<Partial<MethodRules>>;

const QUESTIONS: Readonly<Record<OrderVerb, "cancel" | "amount" | null>> = {
  cancel: "cancel",
  set_cancellation_mark: "cancel",
  change_amount: "amount",
  capture: null,
  remove_cancellation_mark: null,
};

/**
 * The flags, and 決済方式, that decide a verb on this order, as one text: equal texts, equal decisions. Flags that the order's cell does
 * not read are left out, so that turning one of those disturbs nobody's open dialog.
 */
export function flagsStateOf(verb: OrderVerb, facts: Pick<OrderFacts, "methodId" | "stage" | "flags">): string {
  return JSON.stringify(decidingFlags(verb, facts));
}

function decidingFlags(verb: OrderVerb, facts: Pick<OrderFacts, "methodId" | "stage" | "flags">): Deciding {
  const question = QUESTIONS[verb];
  const stage = ruleStageOf(facts.stage);
  if (question === null || stage === null) return {};
  const cell = cellOf(facts.methodId, `${question}.${stage}`);
  const ids = cell === null ? [] : [...settingsRead(cell.facts)].sort();
  return Object.fromEntries(ids.map((id) => [id, facts.flags[id]]));
}

/** What differs between two states of the same order's flags. `shown` is a text that flagsStateOf wrote. */
export function flagChanges(
  shown: string,
  current: string,
  changed: { readonly at: EpochMs; readonly by: string | null },
): readonly FlagChange[] {
  const before = readState(shown);
  const after = readState(current);
  return Object.keys(after).flatMap((flag) => {
    const was = before[flag];
    const is = after[flag];
    return was === undefined || is === undefined || was === is ? [] : [{ flag, before: was, after: is, ...changed }];
  });
}

function readState(state: string): Readonly<Record<string, string | boolean>> {
  return JSON.parse(state) as Record<string, string | boolean>;
}

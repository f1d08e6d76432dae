import { capabilityOf } from "@/lib/capability/decide";
import { cellOf } from "@/lib/capability/facts/tables";
import { settingsRead } from "@/lib/capability/method-flags";
import type { Cell, MethodRules, Question } from "@/lib/capability/types";
import type { FlagChange, OrderVerb } from "@/lib/payments/model/contract";
import type { ShopRules } from "@/lib/payments/model/records";
import type { EpochMs } from "@/lib/time/epoch";
import { type OrderFacts, ruleStageOf } from "./order-facts";

type Deciding = Readonly<Partial<MethodRules & ShopRules>>;

/** What a verb asks the rules. */
const QUESTIONS: Readonly<Record<OrderVerb, readonly Question[]>> = {
  change_method: [],
  authorize: ["capture_on_authorization", "security_code"],
  cancel: ["cancel"],
  set_cancellation_mark: ["cancel"],
  change_amount: ["amount"],
  capture: [],
  remove_cancellation_mark: [],
  record_payment: [],
  take_back_payment: [],
  ship: [],
};

type Read = Pick<OrderFacts, "methodId" | "stage" | "flags" | "settings">;

/**
 * The settings of method and shop that decide a verb on this order, as one text: equal texts, equal decisions. Those that
 * the order's cells do not read are left out, so that turning one of them disturbs no open dialog.
 */
export function flagsStateOf(verb: OrderVerb, facts: Read): string {
  return JSON.stringify(Object.assign({}, ...cellsOf(verb, facts).map((cell) => decidedBy(cell, facts))));
}

function cellsOf(verb: OrderVerb, { methodId, stage }: Read): readonly Cell[] {
  return QUESTIONS[verb].flatMap((question) => {
    // Two of the questions have no stage.
    const asked = question === "cancel" || question === "amount" ? ruleStageOf(stage) : "before_capture";
    const cell = asked === null ? null : cellOf(methodId, capabilityOf(question, asked));
    return cell === null ? [] : [cell];
  });
}

function decidedBy({ facts: rule }: Cell, { flags, settings }: Read): Deciding {
  const ids = [...settingsRead(rule)].sort();
  return {
    ...Object.fromEntries(ids.map((id) => [id, flags[id]])),
    ...(rule.only_pci_dss === true ? { pciDss: settings.pciDss } : {}),
  };
}

/** Who turned it last, and when. */
interface Turned {
  readonly at: EpochMs;
  readonly by: string | null;
}

/** What differs between two states of the same order's flags. `shown` is a text that flagsStateOf wrote. */
export function flagChanges(
  shown: string,
  current: string,
  turned: { readonly flags: Turned; readonly settings: Turned },
): readonly FlagChange[] {
  const before = readState(shown);
  const after = readState(current);
  return Object.keys(after).flatMap((flag) => {
    const was = before[flag];
    const is = after[flag];
    if (was === undefined || is === undefined || was === is) return [];
    const { at, by } = isSetting(flag) ? turned.settings : turned.flags;
    return [{ flag, before: was, after: is, at, by }];
  });
}

/** Of the shop, not of the method. */
function isSetting(flag: string): flag is keyof ShopRules {
  return flag === "pciDss";
}

function readState(state: string): Readonly<Record<string, string | boolean>> {
  return JSON.parse(state) as Record<string, string | boolean>;
}

/** What a preparation stands for: an order's version, and the flags that decide the verb on it. */
export interface PreparedState {
  readonly version: number;
  readonly flagsState: string;
}

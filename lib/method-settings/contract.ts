import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { SettingId, SettingValue } from "@/lib/capability/facts/flags";
import type { MethodRules, Question } from "@/lib/capability/types";
import type { SaveTrouble } from "@/lib/result/save-trouble";
import type { NoLongerAllowed } from "@/lib/staff/contract";
import type { EpochMs } from "@/lib/time/epoch";

/** Who changed something last. `by` is a name, null for the set-up and for staff who are gone. */
export interface LastChange {
  readonly at: EpochMs;
  readonly by: string | null;
}

/** The flags and 決済方式 of one method as 決済方法設定 shows them. */
export interface MethodSettings {
  readonly methodId: MethodId;
  readonly flags: MethodRules;
  /** Rises by one with each change of any of its flags. */
  readonly version: number;
  readonly changes: Readonly<Partial<Record<SettingId, LastChange>>>;
  /** Whether its provider is told slip numbers: no setting, but what staff compare methods by. */
  readonly takesShipments: boolean;
}

export interface FlagChangeRequest {
  readonly methodId: string;
  readonly flag: SettingId;
  readonly value: SettingValue;
  /** What the screen showed. */
  readonly version: number;
  /** What the change takes away was shown and agreed to. */
  readonly confirmed: boolean;
}

type Linked = Extract<Question, "cancel" | "amount">;

/** What a change of a flag does to orders, found by asking the evaluator before and after. Counts of orders. */
export interface FlagEffects {
  /** Linked now, no longer linked then. */
  readonly lost: Readonly<Record<Linked, number>>;
  /** Still linked, but by another call of the provider (取消 and 解約). */
  readonly otherOperation: Readonly<Record<Linked, number>>;
  /** Linkages that orders lose which are authorized from now on, because they come into the other table. */
  readonly lostLater: readonly Linked[];
  /** Whether orders that are authorized from now on are captured at the same time. */
  readonly capturedLater: boolean;
  /** Orders that are not authorized yet: the first that `lostLater` concerns. */
  readonly awaiting: number;
}

export type FlagRefusal =
  | { readonly code: "method_unknown" }
  /** The method has no such flag, or the flag no such choice for it. */
  | { readonly code: "choice_unknown" }
  | { readonly code: "changed_by_other"; readonly change: LastChange; readonly now: MethodSettings }
  /** Nothing was changed: the effects have to be shown and agreed to first. */
  | { readonly code: "needs_confirmation"; readonly effects: FlagEffects }
  | NoLongerAllowed
  | SaveTrouble;

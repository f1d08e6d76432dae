import type { Case } from "@/lib/capability/case";
import { evaluate } from "@/lib/capability/evaluate";
import {
  METHOD_IDS,
  type MethodId,
  methodTitle,
  PROVIDERS,
  type ProviderId,
  providerOf,
} from "@/lib/capability/facts/catalogue";
import { METHOD_SETTINGS } from "@/lib/capability/facts/flags";
import { cellOf } from "@/lib/capability/facts/tables";
import { choiceLabel, settingsRead } from "@/lib/capability/method-flags";
import {
  CAPABILITIES,
  type Capability,
  type Cell,
  type MethodRules,
  type Question,
  type RuleReason,
  type Stage,
} from "@/lib/capability/types";

/** A supported cell of the matrix, and what the shop's settings make of it. */
export interface MatrixCell extends Cell {
  /** No flag and no shop setting stands in the way now. An edit choice is taken as made. */
  readonly onNow: boolean;
  /** The flags that it reads, and 決済方式, as they are. */
  readonly flags: readonly { readonly name: string; readonly choice: string }[];
}

export interface MatrixRow {
  readonly methodId: MethodId;
  readonly provider: ProviderId;
  readonly providerLabel: string;
  readonly title: string;
  /** null: not in that table. */
  readonly cells: Readonly<Record<Capability, MatrixCell | null>>;
}

export interface MatrixSettings {
  readonly flagsByMethod: ReadonlyMap<MethodId, MethodRules>;
  readonly pciDss: boolean;
}

/** The whole page as one table, 67 methods by six capabilities, under the shop's settings. */
export function matrixOf(settings: MatrixSettings): readonly MatrixRow[] {
  return METHOD_IDS.map((methodId) => {
    const provider = providerOf(methodId);
    const cells = Object.fromEntries(
      CAPABILITIES.map((capability) => [capability, matrixCell(methodId, capability, settings)]),
    ) as Record<Capability, MatrixCell | null>;
    return { methodId, provider, providerLabel: PROVIDERS[provider].label, title: methodTitle(methodId), cells };
  });
}

function matrixCell(method: MethodId, capability: Capability, settings: MatrixSettings): MatrixCell | null {
  const cell = cellOf(method, capability);
  const flags = settings.flagsByMethod.get(method);
  if (cell === null || flags === undefined) return null;
  const { reasons } = evaluate(plainOrder(method, capability, flags, settings));
  return {
    facts: cell.facts,
    remark: cell.remark,
    note: cell.note,
    onNow: !reasons.some((reason) => BY_SETTING.has(reason)),
    flags: settingsRead(cell.facts).map((setting) => ({
      name: METHOD_SETTINGS[setting].name,
      choice: choiceLabel(method, setting, flags[setting]),
    })),
  };
}

/** Reasons that lie in what the shop has set. */
const BY_SETTING: ReadonlySet<RuleReason> = new Set(["flag_off", "order_mode", "pci_dss_off"]);

const ASKED: Readonly<Record<Capability, { readonly capability: Question; readonly stage: Stage }>> = {
  "cancel.before_capture": { capability: "cancel", stage: "before_capture" },
  "cancel.after_capture": { capability: "cancel", stage: "after_capture" },
  "amount.before_capture": { capability: "amount", stage: "before_capture" },
  "amount.after_capture": { capability: "amount", stage: "after_capture" },
  capture_on_authorization: { capability: "capture_on_authorization", stage: "before_capture" },
  security_code: { capability: "security_code", stage: "before_capture" },
};

/** An order on which nothing but a setting can stand in the way. */
function plainOrder(method: MethodId, capability: Capability, flags: MethodRules, settings: MatrixSettings): Case {
  const clocks = { now: 0, orderedAt: 0, paymentAt: 0, capturedAt: 0 };
  const traits = { paid: true, threeDSecure: false, slipNumberSent: false, editChoice: true };
  const { orderMode } = flags;
  const { pciDss } = settings;
  return { method, ...ASKED[capability], ...clocks, ...traits, orderMode, pciDss, amount: 2, newAmount: 1, flags };
}

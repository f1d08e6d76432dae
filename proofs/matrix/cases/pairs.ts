import type { CaseAct, SettingsOn } from "../matrix-case";
import type { PageCell, TranscribedLine, TranscribedTable } from "../page";
import type { CaseDraft } from "./draft";

type Stage = "before_capture" | "after_capture";
export const PAIR_STAGES: readonly Stage[] = ["before_capture", "after_capture"];

const CANCEL_SETTINGS: readonly SettingsOn[] = [
  {},
  { cancelApi: true },
  { terminationApi: true },
  { cancelApi: true, terminationApi: true },
];

/** 受注取消 of every method at both stages, under every setting of the settings that its tables know. */
export function cancelPairs(line: TranscribedLine): readonly CaseDraft[] {
  return PAIR_STAGES.flatMap((stage) => {
    const capability = `cancel.${stage}` as const;
    return cancelSettingsOf(line, line.cells[capability]).map((settings): CaseDraft => {
      return { area: "cancel", title: "受注取消", capability, settings, acts: [{ does: "cancel" }], fixed: at(stage) };
    });
  });
}

/** Where the pair itself reads no flag, those that the method has for its other stage are tried all the same. */
function cancelSettingsOf(line: TranscribedLine, cell: PageCell | null): readonly SettingsOn[] {
  if (cell?.gate === "flag") return CANCEL_SETTINGS;
  if (cell?.gate === "gmops-cancel") return [{}, { gmopsCancelApi: true }];
  const elsewhere = PAIR_STAGES.some((stage) => line.cells[`cancel.${stage}`]?.gate === "flag");
  return elsewhere ? [{}, { cancelApi: true, terminationApi: true }] : [{}];
}

const CHANGES: readonly { readonly title: string; readonly by: number | "to_zero" }[] = [
  { title: "減額", by: -100 },
  { title: "増額", by: 100 },
  { title: "合計は変わらない", by: 0 },
  { title: "合計を0円に", by: "to_zero" },
];

/** 金額変更 of every method at both stages, up, down, not at all and to 0, under every setting that its tables know. */
export function amountPairs(line: TranscribedLine): readonly CaseDraft[] {
  return PAIR_STAGES.flatMap((stage) => {
    const capability = `amount.${stage}` as const;
    return amountSettingsOf(line.cells[capability]).flatMap(({ settings, editChoice }) =>
      CHANGES.map(({ title, by }): CaseDraft => {
        const acts: readonly CaseAct[] = [{ does: "change", by, editChoice }];
        return { area: "amount", title, capability, settings, acts, fixed: at(stage) };
      }),
    );
  });
}

interface AmountSettings {
  readonly settings: SettingsOn;
  readonly editChoice: boolean;
}

function amountSettingsOf(cell: PageCell | null): readonly AmountSettings[] {
  const on = { editChoice: true };
  switch (cell?.gate) {
    case "choice":
      return [
        { settings: {}, editChoice: true },
        { settings: {}, editChoice: false },
      ];
    case "gmops-modify":
      return [
        { settings: {}, ...on },
        { settings: { gmopsModifyApi: true }, editChoice: false },
      ];
    case "later-flag":
      return [
        { settings: {}, ...on },
        { settings: { postCaptureAmount: "link" }, editChoice: false },
      ];
    case "capturing-flag":
      return [
        { settings: {}, ...on },
        { settings: { postCaptureAmount: "link_and_capture" }, editChoice: false },
      ];
    default:
      return [{ settings: {}, ...on }];
  }
}

export function at(stage: Stage): { readonly payment: "authorized" | "captured" } {
  return { payment: stage === "after_capture" ? "captured" : "authorized" };
}

export function pairStageOf(capability: TranscribedTable): Stage {
  return capability.endsWith("after_capture") ? "after_capture" : "before_capture";
}

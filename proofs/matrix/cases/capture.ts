import { has } from "../expected";
import type { CaseAct, SettingsOn } from "../matrix-case";
import type { TranscribedLine } from "../page";
import type { CaseDraft } from "./draft";
import { at } from "./pairs";

const DOWN: CaseAct = { does: "change", by: -100, editChoice: false };
const UP: CaseAct = { does: "change", by: 100, editChoice: false };
const CAPTURE: CaseAct = { does: "capture" };

/** オーソリ確定 of every method, and what waits for it or has been left apart by then; then the other stage's tables. */
export function captures(line: TranscribedLine): readonly CaseDraft[] {
  const plain = { area: "capture", fixed: at("before_capture") } as const;
  const settings: SettingsOn = line.cells["cancel.before_capture"]?.gate === "flag" ? { cancelApi: true } : {};
  const amount = line.cells["amount.before_capture"];
  const ends: readonly CaseDraft[] = [
    { ...plain, title: "確定", capability: "cancel.after_capture", settings: {}, acts: [CAPTURE] },
    {
      ...plain,
      title: "確定してから受注取消",
      capability: "cancel.after_capture",
      settings,
      acts: [CAPTURE, { does: "cancel" }],
    },
    { ...plain, title: "減額してから確定", capability: "amount.before_capture", settings: {}, acts: [DOWN, CAPTURE] },
  ];
  if (!has(amount, "at-capture")) return ends;
  const capability = "amount.before_capture";
  return [
    ...ends,
    { ...plain, title: "減額し、元の額に戻してから確定", capability, settings: {}, acts: [DOWN, UP, CAPTURE] },
    { ...plain, title: "2度減額してから確定", capability, settings: {}, acts: [DOWN, DOWN, CAPTURE] },
    { ...plain, title: "減額してから受注取消", capability, settings, acts: [DOWN, { does: "cancel" }] },
  ];
}

import type { MethodId } from "./facts/catalogue";
import {
  FLAG_IDS,
  FLAGS_OF_GATE,
  type FlagId,
  METHOD_SETTINGS,
  postCaptureChoiceOf,
  SETTING_IDS,
  type SettingChoice,
  type SettingId,
} from "./facts/flags";
import { cellOf } from "./facts/tables";
import { CAPABILITIES, type Cell, type Facts } from "./types";

/** The method's cells in all tables that it is in. */
function cellsOf(method: MethodId): readonly Cell[] {
  return CAPABILITIES.map((capability) => cellOf(method, capability)).filter((cell) => cell !== null);
}

/** The flags that a method has: those that a gate of its cells reads, in the order of the catalogue of flags. */
export function flagsOf(method: MethodId): readonly FlagId[] {
  const read = new Set(cellsOf(method).flatMap((cell) => FLAGS_OF_GATE[cell.facts.gate]));
  return FLAG_IDS.filter((flag) => read.has(flag));
}

/** What of its method's settings a cell reads: the flags of its gate, and 決済方式 where its line names it. */
export function settingsRead(facts: Facts): readonly SettingId[] {
  const flags = FLAGS_OF_GATE[facts.gate];
  return facts.only_normal_order_mode === true ? [...flags, "orderMode"] : flags;
}

/** All that a shop can set of a method: its flags, and 決済方式 where one of its lines names it. */
export function settingsOf(method: MethodId): readonly SettingId[] {
  const read = new Set(cellsOf(method).flatMap((cell) => settingsRead(cell.facts)));
  return SETTING_IDS.filter((setting) => read.has(setting));
}

/** The choices of a setting that a method offers, "off" first. Of オーソリ確定後金額変更連携フラグ only what its lines name. */
export function choicesOf(method: MethodId, setting: SettingId): readonly SettingChoice[] {
  const { off, on } = METHOD_SETTINGS[setting];
  if (setting !== "postCaptureAmount") return [off, ...on];
  const named = new Set<unknown>(
    cellsOf(method)
      .filter((cell) => cell.facts.gate === "post_capture_amount_flag")
      .map((cell) => postCaptureChoiceOf(cell.facts)),
  );
  return [off, ...on.filter((choice) => named.has(choice.value))];
}

/** The choice of a setting in words, as it stands. */
export function choiceLabel(method: MethodId, setting: SettingId, value: unknown): string {
  return (
    choicesOf(method, setting).find((choice) => choice.value === value)?.label ?? METHOD_SETTINGS[setting].off.label
  );
}

import type { MethodId } from "./facts/catalogue";
import { FLAG_IDS, FLAGS, FLAGS_OF_GATE, type FlagChoice, type FlagId, postCaptureChoiceOf } from "./facts/flags";
import { cellOf } from "./facts/tables";
import { CAPABILITIES, type Cell } from "./types";

/** The method's cells in all tables that it is in. */
function cellsOf(method: MethodId): readonly Cell[] {
  return CAPABILITIES.map((capability) => cellOf(method, capability)).filter((cell) => cell !== null);
}

/** The flags that a method has: those that a gate of its cells reads, in the order of the catalogue of flags. */
export function flagsOf(method: MethodId): readonly FlagId[] {
  const read = new Set(cellsOf(method).flatMap((cell) => FLAGS_OF_GATE[cell.facts.gate]));
  return FLAG_IDS.filter((flag) => read.has(flag));
}

/** The choices of a flag that a method offers, "off" first. Of オーソリ確定後金額変更連携フラグ only what its lines name. */
export function choicesOf(method: MethodId, flag: FlagId): readonly FlagChoice[] {
  const { off, on } = FLAGS[flag];
  if (flag !== "postCaptureAmount") return [off, ...on];
  const named = new Set<unknown>(
    cellsOf(method)
      .filter((cell) => cell.facts.gate === "post_capture_amount_flag")
      .map((cell) => postCaptureChoiceOf(cell.facts)),
  );
  return [off, ...on.filter((choice) => named.has(choice.value))];
}

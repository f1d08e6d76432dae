import { expect, test } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { DEFAULT_FLAGS, FLAG_IDS } from "@/lib/capability/facts/flags";
import { choicesOf, flagsOf } from "@/lib/capability/method-flags";
import { CAPABILITIES, type Flags } from "@/lib/capability/types";
import { matrixOf } from "./matrix-view";

const OFF = {
  flagsByMethod: new Map(METHOD_IDS.map((id) => [id, DEFAULT_FLAGS])),
  orderMode: "other",
  pciDss: false,
} as const;
const ON = {
  flagsByMethod: new Map(METHOD_IDS.map((id) => [id, everyFlagOn(id)])),
  orderMode: "normal",
  pciDss: true,
} as const;

function everyFlagOn(method: (typeof METHOD_IDS)[number]): Flags {
  const on = FLAG_IDS.filter((flag) => flagsOf(method).includes(flag)).map((flag) => [
    flag,
    choicesOf(method, flag).at(-1)?.value,
  ]);
  return { ...DEFAULT_FLAGS, ...Object.fromEntries(on) };
}

const cells = (rows: ReturnType<typeof matrixOf>) =>
  rows.flatMap((row) => CAPABILITIES.map((capability) => row.cells[capability]));

test("the matrix holds all 402 cells of the page, 207 of them supported", () => {
  expect(cells(matrixOf(OFF))).toHaveLength(402);
  expect(cells(matrixOf(OFF)).filter((cell) => cell !== null)).toHaveLength(207);
});

test("with every flag and setting on, every supported cell is usable now", () => {
  const off = cells(matrixOf(ON)).filter((cell) => cell !== null && !cell.onNow);
  expect(off).toEqual([]);
});

test("with everything off, only what needs no flag is usable now", () => {
  for (const cell of cells(matrixOf(OFF))) {
    if (cell === null) continue;
    const needsNone = cell.flags.length === 0 && !cell.facts.only_normal_order_mode && !cell.facts.only_pci_dss;
    expect(cell.onNow, JSON.stringify(cell)).toBe(needsNone);
  }
});

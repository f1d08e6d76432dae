import { expect, test } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES, SETTING_IDS } from "@/lib/capability/facts/flags";
import { choicesOf, settingsOf } from "@/lib/capability/method-flags";
import { CAPABILITIES, type MethodRules } from "@/lib/capability/types";
import { matrixOf } from "./matrix-view";

const OFF = {
  flagsByMethod: new Map(METHOD_IDS.map((id) => [id, { ...DEFAULT_RULES, orderMode: "other" as const }])),
  pciDss: false,
} as const;
const ON = {
  flagsByMethod: new Map(METHOD_IDS.map((id) => [id, everythingOn(id)])),
  pciDss: true,
} as const;

function everythingOn(method: (typeof METHOD_IDS)[number]): MethodRules {
  const on = SETTING_IDS.filter((setting) => settingsOf(method).includes(setting)).map((setting) => [
    setting,
    choicesOf(method, setting).at(-1)?.value,
  ]);
  return { ...DEFAULT_RULES, ...Object.fromEntries(on) };
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

test("the one cell that 決済方式 decides shows it beside its flag", () => {
  const [facts, shown] = [cells(matrixOf(OFF)), cells(matrixOf(ON))].map((all) =>
    all.filter((cell) => cell?.facts.only_normal_order_mode === true),
  );
  expect(facts).toHaveLength(1);
  expect(shown?.[0]?.flags).toEqual([
    { name: "オーソリ時確定フラグ", choice: "オーソリ時に確定する" },
    { name: "決済方式", choice: "通常注文方式" },
  ]);
  expect(facts?.[0]?.flags[1]).toEqual({ name: "決済方式", choice: "その他" });
});

test("with everything off, only what needs no flag is usable now", () => {
  for (const cell of cells(matrixOf(OFF))) {
    if (cell === null) continue;
    const needsNone = cell.flags.length === 0 && !cell.facts.only_pci_dss;
    expect(cell.onNow, JSON.stringify(cell)).toBe(needsNone);
  }
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { LIMITS, PAGE, PAGE_TABLES, type PageCell, readTranscription, type TranscribedTable } from "./page";

const cellsOf = (capability: TranscribedTable): readonly PageCell[] =>
  PAGE.map((line) => line.cells[capability]).filter((cell) => cell !== null);
const linesWith = (capability: TranscribedTable, holds: (cell: PageCell) => boolean): readonly string[] =>
  PAGE.filter(({ cells }) => cells[capability] !== null && holds(cells[capability])).map(({ method }) => method);

test("the transcription has all 67 methods, in the order of the page, with six cells each", () => {
  expect(PAGE.map(({ method }) => method)).toEqual([...METHOD_IDS]);
  expect(PAGE.length * PAGE_TABLES.length).toBe(402);
});

test("207 of the 402 pairs are supported, in each table as many as the page prints", () => {
  const counts = Object.fromEntries(PAGE_TABLES.map((capability) => [capability, cellsOf(capability).length]));
  expect(counts).toEqual({
    "cancel.before_capture": 56,
    "cancel.after_capture": 44,
    "amount.before_capture": 28,
    "amount.after_capture": 20,
    capture_on_authorization: 45,
    security_code: 14,
  });
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(207);
});

test("what the page says beside a line stands at as many lines as it is printed", () => {
  const cells = PAGE_TABLES.flatMap(cellsOf);
  const having = (condition: string) => cells.filter(({ conditions }) => conditions.some((one) => one === condition));
  expect(having("decrease")).toHaveLength(10);
  expect(having("at-capture")).toHaveLength(3);
  expect(having("not-3ds")).toHaveLength(2);
  for (const once of ["before-slip", "unpaid", "normal-order", "pci-dss"]) expect(having(once)).toHaveLength(1);
  expect(new Set(cells.flatMap(({ until }) => until ?? []))).toEqual(new Set(LIMITS));
  expect(cells.filter(({ until }) => until !== null)).toHaveLength(14);
  expect(linesWith("capture_on_authorization", ({ gate }) => gate === "default")).toEqual(
    linesWith("cancel.after_capture", ({ gate }) => gate === "default"),
  );
});

test("a word that the page's reader does not know is refused, and so is a line with a cell too few", () => {
  const text = readFileSync(new URL("./page.tsv", import.meta.url), "utf8");
  expect(() => readTranscription(text.replace("until:payment+90d", "until:payment+91d"))).toThrow("payment+91d");
  expect(() => readTranscription(text.replace("\tlinked", ""))).toThrow("5 cells");
});

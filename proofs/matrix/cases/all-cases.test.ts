import { describe, expect, test } from "vitest";
import { AREAS, type MatrixCase } from "../matrix-case";
import { PAGE, PAGE_TABLES } from "../page";
import { allCases, drawCases } from "./all-cases";

const NOW = Date.UTC(2026, 10, 28, 3);
const cases = allCases("1", NOW);
const titles = (list: readonly MatrixCase[]) => list.map(({ number, title, line }) => [number, title, line.method]);

describe("the cases", () => {
  test("are at least 900, and no pair of the page's 402 is left out", () => {
    expect(cases.length).toBeGreaterThanOrEqual(900);
    const driven = new Set(cases.map(({ line, capability }) => `${line.method} ${capability}`));
    const due = PAGE.flatMap(({ method }) => PAGE_TABLES.map((capability) => `${method} ${capability}`));
    expect(due).toHaveLength(402);
    expect(due.filter((pair) => !driven.has(pair))).toEqual([]);
  });

  test("are the same for every seed, by number; only their orders differ", () => {
    const others = allCases("2", NOW);
    expect(titles(others)).toEqual(titles(cases));
    expect(others.map(({ order }) => order)).not.toEqual(cases.map(({ order }) => order));
    expect(allCases("1", NOW)).toEqual(cases);
  });

  test("try every limit whose clock runs at five instants, and none of 減額のみ in one direction alone", () => {
    const atLimits = cases.filter(({ clocks }) => clocks !== null);
    expect(atLimits).toHaveLength(13 * 5);
    const only = cases.filter(
      ({ area, line, capability }) => area === "amount" && line.cells[capability]?.conditions.includes("decrease"),
    );
    const directions = new Set(only.map(({ line, capability, title }) => `${line.method} ${capability} ${title}`));
    const both = [...directions].filter((one) => /(減額|増額)$/.test(one));
    expect(both).toHaveLength(10 * 2);
  });
});

test("a draw takes as many as asked for, from every area, and other ones with another seed", () => {
  const drawn = drawCases(cases, 60, "1");
  expect(drawn).toHaveLength(60);
  expect(new Set(drawn.map(({ area }) => area))).toEqual(new Set(AREAS));
  expect(drawn).toEqual(drawCases(cases, 60, "1"));
  expect(drawn).not.toEqual(drawCases(cases, 60, "2"));
  expect(drawCases(cases, 100_000, "1")).toBe(cases);
});

import { expect, it } from "vitest";
import { readSim, readTests } from "./verdict";

const summary = (violations: number) => `{"suite":"sim","seed":"1","runs":500,"violations":${violations}}`;

it("histories: passed, caught with the promise that broke, or not even begun", () => {
  expect(readSim(`told\n${summary(0)}\n`)).toEqual({ kind: "passed", tried: 500 });
  const caught = readSim(`+1s !! rule 5\n\nBroken promise 5: refused, and done\nPlay it again\n${summary(3)}\n`);
  expect(caught).toMatchObject({ kind: "caught", how: expect.stringContaining("Broken promise 5: refused, and done") });
  expect(readSim("SyntaxError: Unexpected token\n")).toMatchObject({ kind: "broken" });
});

it("a program that does not hang together catches nothing", () => {
  const told = "The product broke: aoi confirms id-1 threw ReferenceError: nothing is not defined";
  expect(readSim(`${told}\n${summary(1)}`)).toMatchObject({ kind: "broken" });
  expect(readTests(report(test("failed", "ReferenceError: nothing is not defined")))).toMatchObject({ kind: "broken" });
});

function test(status: string, ...failureMessages: readonly string[]) {
  return { status, fullName: ` a promise ${status}`, failureMessages };
}

function report(...assertionResults: readonly object[]): string {
  const status = assertionResults.length === 0 ? "failed" : "passed";
  return JSON.stringify({ testResults: [{ name: "x.test.ts", status, message: "no such file", assertionResults }] });
}

it("tests: passed, caught by the first that failed, or not loaded", () => {
  expect(readTests(report(test("passed"), test("skipped")))).toEqual({ kind: "passed", tried: 1 });
  expect(readTests(report(test("passed"), test("failed", "AssertionError: expected 1\n  at")))).toEqual({
    kind: "caught",
    how: "a promise failed: AssertionError: expected 1",
    tried: 2,
  });
  expect(readTests(report())).toEqual({ kind: "broken", why: "x.test.ts did not load: no such file" });
  expect(readTests(report(test("skipped")))).toMatchObject({ kind: "broken" });
});

import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "./counts";

test("a test file that broke before its first test counts as one that failed", () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    testResults: [
      { status: "passed", assertionResults: [{}, {}] },
      { status: "failed", assertionResults: [{}] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(countVitest(JSON.stringify(report))).toEqual({ passed: 5, failed: 2 });
});

test("a journey that passed only when it was repeated has failed", () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1 }, errors: [] };
  expect(countPlaywright(JSON.stringify(report))).toEqual({ passed: 3, failed: 2 });
});

test("surroundings of the journeys that broke count as a failure", () => {
  const report = { stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [{ message: "the shop did not open" }] };
  expect(countPlaywright(JSON.stringify(report))).toEqual({ passed: 0, failed: 1 });
});

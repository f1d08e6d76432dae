import { beforeEach, expect, it } from "vitest";
import { RecoveryCheck } from "./recovery-check";
import { CANCEL, evidence, type PlantedTables, ROWS_NOW } from "./testing/rows";

let planted: PlantedTables;
let check: RecoveryCheck;
beforeEach(() => {
  planted = evidence();
  check = new RecoveryCheck(planted, planted.report);
  planted.put({ operation: { ...CANCEL, state: "unknown" } });
});

const settled = { ...CANCEL, state: "succeeded", settledAt: ROWS_NOW } as const;

it("finds what is still open a minute after the last fault, unless a person has to look", () => {
  check.aMinuteLater();
  expect(planted.rules()).toEqual([7]);
  planted.put({ operation: { ...CANCEL, state: "needs_person" } });
  check.aMinuteLater();
  planted.put({ operation: settled });
  check.aMinuteLater();
  expect(planted.rules()).toEqual([7]);
});

it("finds what is left to a person in the end, unless the provider lies about it", () => {
  planted.put({ operation: { ...CANCEL, state: "needs_person" } });
  check.ended();
  expect(planted.rules()).toEqual([7]);
  planted.lied.add(CANCEL.id);
  check.ended();
  planted.lied.clear();
  planted.put({ operation: settled });
  check.ended();
  expect(planted.rules()).toEqual([7]);
});

it("measures from the crash to the end, where nothing else went wrong in between", () => {
  check.crashed(ROWS_NOW, 1);
  planted.put({ operation: settled });
  check.committed(ROWS_NOW + 12_000, 1);
  check.committed(ROWS_NOW + 13_000, 1);
  expect(check.recoveries).toEqual([12_000]);
});

it("leaves out what other faults or a slow provider kept open", () => {
  check.crashed(ROWS_NOW, 1);
  planted.put({ operation: settled });
  check.committed(ROWS_NOW + 40_000, 2);
  planted.put({ operation: { ...CANCEL, state: "unknown" } });
  check.crashed(ROWS_NOW, 2);
  planted.put({ operation: { ...settled, cause: "pending" } });
  check.committed(ROWS_NOW + 40_000, 2);
  expect(check.recoveries).toEqual([]);
});

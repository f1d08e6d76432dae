import { expect, it } from "vitest";
import type { BrokenPromise } from "../invariants/violation";
import type { AnswerWord } from "./desk";
import type { OpenedWork } from "./opened";
import { killsOf, outagesOf } from "./plan";
import { crashSummaryOf, repairTimesOf, replayOf } from "./report";

const kills = killsOf("s", 2);
const [first, second] = kills;
const [outage] = outagesOf("s", 2);
if (first === undefined || second === undefined || outage === undefined) throw new Error("nothing is planned");

function opened(number: string): OpenedWork {
  const confirmation = { requestKey: number, version: 1, flagsState: "", reason: "", acknowledged: true };
  return { orderNumber: number, requestKey: number, place: "", verb: "cancel", confirmation };
}

const answer: AnswerWord = { word: "perhaps_saved", operationId: null };
const PLAYED = {
  killed: [
    { kill: first, opened: opened("1"), awayMs: 1_500, backAt: 0 },
    { kill: second, opened: opened("2"), awayMs: 600, backAt: 0 },
  ],
  outages: [{ outage, opened: opened("3"), answer, awayMs: 900 }],
};
const repairs = [{ requestKey: "2", ms: 11_000 }];
const run = (violations: readonly BrokenPromise[]) => ({
  ...PLAYED,
  disk: { skipped: "no rights" },
  violations,
  operations: 9,
});

it("all is well once the process is back and what it left open is settled", () => {
  expect(repairTimesOf(PLAYED, { repairs })).toEqual([1_500, 11_000, 900]);
});

it("the last line says how many kills, where, and what could not be tried", () => {
  expect(crashSummaryOf("s", run([]), { repairs })).toMatchObject({
    ...{ suite: "crash", seed: "s", runs: 2, operations: 9, violations: 0, recoveryP99Ms: 11_000 },
    ...{ outages: 1, outageMostMs: 900, diskFull: null, skipped: ["disk full: no rights"] },
  });
});

it("what broke is played again by the kill that struck its order, or else as a whole", () => {
  const wish = { seed: "s", kills };
  expect(replayOf(wish, run([{ rule: 1, what: "apart", orderNumber: "2" }]))).toMatch(/--seed s --only 1$/);
  expect(replayOf(wish, run([{ rule: 1, what: "apart", orderNumber: "77" }]))).toMatch(/--seed s --kills 2$/);
});

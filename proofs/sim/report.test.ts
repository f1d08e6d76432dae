import { expect, it } from "vitest";
import { together } from "./batch";
import { noFaults } from "./faults/kinds";
import { simSummaryOf } from "./report";

const BATCH = {
  runs: 2,
  operations: 3,
  kinds: { cancel: 2, report_shipment: 1 },
  violations: 0,
  faults: { ...noFaults(), crash: 1 },
  recoveries: [],
  first: null,
};
const BROKEN = { rule: 1, what: "apart" } as const;

it("adds up what was played, and names the first history that failed", () => {
  const later = { ...BATCH, violations: 2, first: { index: 9, violation: BROKEN } };
  const sum = together([later, { ...later, first: { index: 4, violation: BROKEN } }, BATCH]);
  expect(sum).toMatchObject({ runs: 6, operations: 9, violations: 4, first: { index: 4 } });
  expect(simSummaryOf("s", sum, performance.now() - 1_260)).toMatchObject({
    suite: "sim",
    seed: "s",
    violations: 4,
    seconds: 1.3,
    kinds: { cancel: 6, report_shipment: 3 },
    faults: { crash: 3 },
  });
});

it("counts recoveries that take too long in more than one case of a hundred as a broken promise", () => {
  const recoveries = Array.from({ length: 200 }, (_, index) => (index < 2 ? 60_000 : 12_000));
  expect(simSummaryOf("s", { ...BATCH, recoveries }, performance.now())).toMatchObject({
    violations: 0,
    recoveryP99Ms: 12_000,
  });
  const slow = simSummaryOf("s", { ...BATCH, recoveries: [...recoveries, 20_000, 20_000] }, performance.now());
  expect(slow).toMatchObject({ violations: 1, recoveryP99Ms: 20_000 });
});

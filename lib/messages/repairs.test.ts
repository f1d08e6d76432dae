import { expect, it } from "vitest";
import { repairSteps } from "./repairs";

it("names the order's own total beside an amount that is outstanding after a refused edit", () => {
  const steps = repairSteps(
    {
      repair: "take_over",
      adopts: false,
      stage: "after_capture",
      held: 12_800,
      total: 12_800,
      marks: false,
      doneTasks: [],
      obsoleteTasks: [],
      outstanding: { held: 12_800, total: 9_000, known: true },
    },
    "テスト決済",
  );
  expect(steps.join("")).toContain("受注の合計12,800円は変わりません。");
  expect(steps.join("")).toContain("12,800円を9,000円に変更する作業");
});

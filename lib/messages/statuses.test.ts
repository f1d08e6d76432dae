import { expect, test } from "vitest";
import { CONSOLE_TASK_STATUS, deadlineNearness, OPERATION_STATUS } from "./statuses";

const HOUR = 3_600_000;

test("a limit is over strictly after it, solid within 24 hours, tinted within 72", () => {
  expect(deadlineNearness(0, 1)).toBe("over");
  expect(deadlineNearness(0, 0)).toBe("today");
  expect(deadlineNearness(24 * HOUR, 0)).toBe("today");
  expect(deadlineNearness(24 * HOUR + 1, 0)).toBe("days");
  expect(deadlineNearness(72 * HOUR, 0)).toBe("days");
  expect(deadlineNearness(72 * HOUR + 1, 0)).toBe("far");
});

test("only what is not settled is dashed, only what calls a person is solid", () => {
  const shapes = Object.entries(OPERATION_STATUS);
  expect(shapes.filter(([, word]) => word.shape === "dashed").map(([code]) => code)).toEqual([
    "sending",
    "pending",
    "unknown",
  ]);
  expect(shapes.filter(([, word]) => word.shape === "solid").map(([code]) => code)).toEqual(["needs_person"]);
  expect(CONSOLE_TASK_STATUS.open.shape).toBe("solid");
});

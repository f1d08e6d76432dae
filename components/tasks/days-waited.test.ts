import { expect, test } from "vitest";
import { openedWithin } from "@/lib/tasks/opened-within";
import { TASK_AGES } from "@/lib/tasks/task-ages";
import { daysWaited } from "./days-waited";

const NOW = Date.parse("2026-11-23T06:40:00Z");

test.each(TASK_AGES)("counts the days of an age as its list does, at both ends (%s)", (age) => {
  const { from, to } = openedWithin(age, NOW);
  const [youngest = 0, oldest = youngest] = age.split("-").filter(Boolean).map(Number);
  expect(daysWaited(Math.min(to, NOW), NOW)).toBe(youngest);
  if (from === null) return;
  expect(daysWaited(from, NOW)).toBe(oldest);
  expect(daysWaited(from - 1, NOW)).toBe(oldest + 1);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CONSOLE_LINK } from "@/lib/messages/console-link";

/** What tells of work in a provider's own console: its words, and the way into the console where it stands for a duty. */
const DUTY =
  /DUTY_WORD|\.taskDuty|STATUS_CONTROL\.returned|DIALOG_WORD\.leaveTask|does === "(?:mark|change)_and_task"|RESOLVE_WORD\.lead|needs_person" &&|repairSteps\(|leavesTask\(|TASK_FORM\.check|TASK_SUM\.label|<ConsoleLink (?![^>]*quiet)/;
/** Its group stands under the sums of the same screen, which say it once for all rows. */
const UNDER_ANOTHER = ["components/tasks/task-group.tsx"];

const ROOT = process.cwd();
const files = readdirSync(join(ROOT, "components"), { recursive: true, encoding: "utf8" })
  .map((file) => join("components", file))
  .filter((file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), "utf8") }))
  .filter(({ file }) => !UNDER_ANOTHER.includes(file));
const duties = files.filter(({ text }) => DUTY.test(text));

test("is what the page says under its tables, in the house's words", () => {
  expect(CONSOLE_LINK.note).toBe("管理画面の利用方法や取消可能期間などは、ご利用の決済代行会社に確認してください。");
});

test("stands wherever a screen leaves work to a provider's console", () => {
  expect(duties.length).toBeGreaterThanOrEqual(12);
  expect(duties.filter(({ text }) => !text.includes("<ConsoleNote")).map(({ file }) => file)).toEqual([]);
});

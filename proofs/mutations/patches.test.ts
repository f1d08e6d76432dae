import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { edited } from "./patch";
import { PATCHES } from "./patches/all";

it("there are at least forty patches, each with a name of its own", () => {
  expect(PATCHES.length).toBeGreaterThanOrEqual(40);
  expect(new Set(PATCHES.map((patch) => patch.name)).size).toBe(PATCHES.length);
});

it.each(PATCHES)("$name still stands in the sources, and changes them", ({ edits, hurts }) => {
  expect(hurts).not.toBe("");
  const files = new Map<string, string>();
  for (const edit of edits) {
    const text = files.get(edit.file) ?? readFileSync(edit.file, "utf8");
    const after = edited(text, edit);
    expect(after).not.toBe(text);
    files.set(edit.file, after);
  }
});

it("each is to be caught by what exists", () => {
  const files = PATCHES.flatMap(({ caughtBy }) => (caughtBy.suite === "tests" ? caughtBy.files : []));
  for (const file of files) expect(() => readFileSync(file, "utf8")).not.toThrow();
});

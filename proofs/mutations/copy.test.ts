import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { SourcesCopy } from "./copy";

const FILE = "lib/payments/store/retry.ts";
const EDIT = { file: FILE, before: "return work();", after: "return undefined as T;" };

it("a patch stands in the copy alone, and only while it is tried", async () => {
  const copy = new SourcesCopy(process.cwd());
  try {
    const there = () => readFileSync(path.join(copy.folder, FILE), "utf8");
    const here = readFileSync(FILE, "utf8");
    await copy.with([EDIT], async () => {
      expect(there()).toBe(here.replace(EDIT.before, EDIT.after));
      expect(readFileSync(FILE, "utf8")).toBe(here);
    });
    expect(there()).toBe(here);
    const second = { file: FILE, before: "never said there", after: "" };
    await expect(copy.with([EDIT, second], async () => undefined)).rejects.toThrow("no longer says");
    expect(there()).toBe(here);
  } finally {
    copy.remove();
  }
});

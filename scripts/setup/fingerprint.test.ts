import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "./fingerprint.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "juchu-fingerprint-"));
  write("lib/a.ts", "one");
  write("lib/deep/b.ts", "two");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}
const print = () => fingerprint(root, ["lib", "absent"], { skip: (file) => file.endsWith(".test.ts") });

test("the same content has the same fingerprint, whatever the files' times", () => {
  const before = print();
  utimesSync(path.join(root, "lib/a.ts"), 1, 1);
  expect(print()).toBe(before);
});

test.each([
  ["a changed file", () => write("lib/deep/b.ts", "three")],
  ["a new file", () => write("lib/c.ts", "")],
  ["a removed file", () => rmSync(path.join(root, "lib/a.ts"))],
  ["an input that appears", () => write("absent", "x")],
  ["content under another name", () => renameSync(path.join(root, "lib/a.ts"), path.join(root, "lib/z.ts"))],
])("%s changes it", (_, change) => {
  const before = print();
  change();
  expect(print()).not.toBe(before);
});

test("what is skipped does not count", () => {
  const before = print();
  write("lib/a.test.ts", "x");
  expect(print()).toBe(before);
});

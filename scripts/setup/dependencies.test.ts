import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { missingDependencies } from "./dependencies.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "juchu-dependencies-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Packages = Record<string, { version: string; optional?: boolean }>;

const WANTED: Packages = {
  "node_modules/a": { version: "1.0.0" },
  "node_modules/b": { version: "2.0.0" },
  "node_modules/for-another-machine": { version: "1.0.0", optional: true },
};

function write(wanted: Packages, present: Packages | null, folders: readonly string[]): void {
  writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ packages: { "": {}, ...wanted } }));
  for (const folder of folders) {
    mkdirSync(path.join(root, folder), { recursive: true });
    writeFileSync(path.join(root, folder, "package.json"), "{}");
  }
  if (present === null) return;
  mkdirSync(path.join(root, "node_modules"), { recursive: true });
  writeFileSync(path.join(root, "node_modules", ".package-lock.json"), JSON.stringify({ packages: present }));
}

const A = { "node_modules/a": { version: "1.0.0" } };
const B = { "node_modules/b": { version: "2.0.0" } };
const BOTH = ["node_modules/a", "node_modules/b"];

test("nothing is missing when every package of the lock is there, but those of other machines", () => {
  write(WANTED, { ...A, ...B }, BOTH);
  expect(missingDependencies(root)).toBeNull();
});

test.each([
  ["a bare clone", null, [], "not installed"],
  ["packages left out (NODE_ENV=production)", A, BOTH, "node_modules/b is missing"],
  ["another version", { ...A, "node_modules/b": { version: "1.9.0" } }, BOTH, "node_modules/b is 1.9.0, not 2.0.0"],
  ["a folder that somebody removed", { ...A, ...B }, ["node_modules/a"], "node_modules/b is missing"],
  ["a package too many", { ...A, ...B, "node_modules/c": { version: "1.0.0" } }, BOTH, "node_modules/c is not in"],
] as const)("%s is noticed and named", (_, present, folders, reason) => {
  write(WANTED, present, folders);
  expect(missingDependencies(root)).toContain(reason);
});

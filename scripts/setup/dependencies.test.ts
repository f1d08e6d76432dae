import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "../processes/ports.mjs";
import { ensureDependencies, missingDependencies, whyNoRegistry } from "./dependencies.mjs";
import { tryLock } from "./lock.mjs";

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
  ["a folder that was removed", { ...A, ...B }, ["node_modules/a"], "node_modules/b is missing"],
  ["a package too many", { ...A, ...B, "node_modules/c": { version: "1.0.0" } }, BOTH, "node_modules/c is not in"],
] as const)("%s is noticed and named", (_, present, folders, reason) => {
  write(WANTED, present, folders);
  expect(missingDependencies(root)).toContain(reason);
});

test("a registry that cannot be reached is named, with what to do", async () => {
  const closed = `http://127.0.0.1:${await freePort()}/`;
  const a = { version: "1.0.0", resolved: `${closed}a/-/a-1.0.0.tgz`, integrity: `sha512-${"A".repeat(86)}==` };
  const project = { name: "shop", version: "1.0.0", dependencies: { a: "1.0.0" } };
  const packages = { "": project, "node_modules/a": a };
  writeFileSync(path.join(root, "package.json"), JSON.stringify(project));
  writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ ...project, lockfileVersion: 3, packages }));
  writeFileSync(path.join(root, ".npmrc"), `registry=${closed}\nfetch-retries=0\ncache=${path.join(root, "cache")}\n`);
  const lock = await tryLock(path.join(root, "lock"), "");
  if (lock === null) throw new Error("the lock is taken");
  await expect(ensureDependencies(root, lock)).rejects.toThrow(
    /registry of npm packages at 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)[\s\S]*npm config set registry/,
  );
});

test.each([
  [
    "npm error code ENOTFOUND\nnpm error request to https://registry.npmjs.org/a failed, reason: …",
    "at registry.npmjs.org cannot",
  ],
  ["npm ERR! code SELF_SIGNED_CERT_IN_CHAIN", "not believed"],
  ["npm error code E403", "refuses us"],
])("%s is the registry's affair", (log, words) => {
  expect(whyNoRegistry(log)).toContain(words);
});

test("what is wrong with the project itself is not put down to the registry", () => {
  expect(whyNoRegistry("npm error code EUSAGE\nnpm error `npm ci` can only install packages when …")).toBeNull();
});

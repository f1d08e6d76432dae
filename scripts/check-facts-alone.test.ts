/** The check as `npm run check:facts` runs it: on a house of one file, and on this one. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 30_000 });

const ROOT = fileURLToPath(new URL("..", import.meta.url));

function check(root: string) {
  const node = ["--conditions=react-server", "--import", "tsx", "scripts/check-facts-alone.ts", root];
  return spawnSync(process.execPath, node, { cwd: ROOT, encoding: "utf8" });
}

function houseWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "facts-alone-"));
  for (const room of ["app", "components", "lib", "prisma", "proofs", "scripts"]) mkdirSync(join(root, room));
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  return root;
}

test("a rule planted beside the facts fails the check, which says where", () => {
  const root = houseWith({
    "lib/orders/plant.ts": 'export const skip = (m: string) => m === "zeus/card";\n',
    "lib/capability/facts/table.ts": 'export const facts = ["zeus/card"];\n',
    "lib/orders/plant.test.ts": 'const m = "zeus/card";\n',
  });
  const { status, stdout, stderr } = check(root);
  rmSync(root, { recursive: true });
  expect(stderr).toBe("lib/orders/plant.ts:1: names zeus/card\n");
  expect(stdout).toBe("1 files read, 1 name a provider or a method outside the facts\n");
  expect(status).toBe(1);
});

test("a house without sources is not passed for a clean one", () => {
  const root = houseWith({});
  const { status } = check(root);
  rmSync(root, { recursive: true });
  expect(status).toBe(1);
});

test("this house names no provider outside the facts", () => {
  const { status, stderr } = check(ROOT);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

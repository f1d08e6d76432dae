import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { readActionAddresses } from "./action-addresses";

let folder = "";
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function buildWith(node: Readonly<Record<string, unknown>>): string {
  folder = mkdtempSync(path.join(tmpdir(), "juchu-actions-"));
  mkdirSync(path.join(folder, "server"));
  writeFileSync(path.join(folder, "server", "server-reference-manifest.json"), JSON.stringify({ node, edge: {} }));
  return folder;
}

it("an action is found by its exported name, on the plainest page that has it", () => {
  const addresses = readActionAddresses(
    buildWith({
      "7fab": {
        exportedName: "updateMemo",
        workers: { "app/(desk)/orders/[orderNumber]/edit/page": {}, "app/(desk)/orders/[orderNumber]/page": {} },
      },
      "7fcd": { exportedName: "closeTask", workers: { "app/(desk)/tasks/page": {} } },
    }),
  );
  expect([...addresses]).toEqual([
    ["updateMemo", { id: "7fab", page: "/orders/-" }],
    ["closeTask", { id: "7fcd", page: "/tasks" }],
  ]);
});

it("two actions of one name cannot be told apart, so neither is called", () => {
  const twice = { exportedName: "updateMemo", workers: { "app/a/page": {} } };
  expect(() => readActionAddresses(buildWith({ "7f01": twice, "7f02": twice }))).toThrow("updateMemo");
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { type Graph, readGraph } from "../graph";

/** A project that consists of these files, read as the command reads ours. Gone when the test ends. */
export function project(files: Readonly<Record<string, string>>): Graph {
  const root = mkdtempSync(path.join(tmpdir(), "juchu-imports-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return readGraph(root);
}

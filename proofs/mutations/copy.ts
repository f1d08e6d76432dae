import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Edit, edited } from "./patch";

/** What the catchers run on. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma",
  "proofs",
  "scripts",
  "package.json",
  "prisma.config.ts",
  "tsconfig.json",
  "vitest.config.ts",
] as const;

/** A throw-away copy of the sources, so that a patch never stands in the working tree. Packages are linked. */
export class SourcesCopy {
  readonly folder = mkdtempSync(path.join(tmpdir(), "juchu-mutations-"));

  constructor(root: string) {
    for (const name of SOURCES) cpSync(path.join(root, name), path.join(this.folder, name), { recursive: true });
    symlinkSync(path.join(root, "node_modules"), path.join(this.folder, "node_modules"));
  }

  /** Runs `work` while the edits stand in the copy. */
  async with<T>(edits: readonly Edit[], work: () => Promise<T>): Promise<T> {
    const before = new Map<string, string>();
    try {
      for (const edit of edits) {
        const file = path.join(this.folder, edit.file);
        const text = readFileSync(file, "utf8");
        if (!before.has(file)) before.set(file, text);
        writeFileSync(file, edited(text, edit));
      }
      return await work();
    } finally {
      for (const [file, text] of before) writeFileSync(file, text);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

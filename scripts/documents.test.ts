import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** What documents and comments point to is there. */

const root = path.resolve(import.meta.dirname, "..");
const NOT_OURS = new Set(["node_modules", "generated", "test-results", "playwright-report", "coverage"]);

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith(".") || NOT_OURS.has(entry.name)) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(file);
    else yield file;
  }
}

const files = [...filesUnder(root)].filter((file) => /\.(md|ts|tsx|mjs|sql)$/.test(file));
const read = (file: string) => readFileSync(file, "utf8");
const documents = files.filter((file) => file.endsWith(".md"));

describe("documents", () => {
  it("every link of a document leads to a file", () => {
    const dead = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .map(([, target]) => target ?? "")
        .filter((target) => !existsSync(path.resolve(path.dirname(file), target)))
        .map((target) => `${path.relative(root, file)}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it("ARCHITECTURE.md lists every decision once, by the title of its file", () => {
    const listed = [
      ...read(path.join(root, "ARCHITECTURE.md")).matchAll(/^- \[(\d+)\]\((docs\/decisions\/\S+)\): (.+)$/gm),
    ];
    const folder = path.join(root, "docs", "decisions");
    const titles = readdirSync(folder)
      .sort()
      .map((name) => read(path.join(folder, name)).split("\n", 1)[0]);
    listed.sort((a, b) => Number(a[1]) - Number(b[1]));
    expect(listed.map(([, number, , title]) => `# ${number}. ${title}`)).toEqual(titles);
    expect(listed.map(([, number]) => Number(number))).toEqual(titles.map((_, index) => index + 1));
  });

  it("every interpretation and decision that is cited exists", () => {
    const readings = new Set(
      [...read(path.join(root, "docs", "interpretation.md")).matchAll(/^(\d+)\. \*\*/gm)].map(([, number]) => number),
    );
    const decisions = readdirSync(path.join(root, "docs", "decisions")).length;
    const unknown = files.flatMap((file) =>
      [...read(file).matchAll(/\b(interpretation|decision) (\d+)\b/g)]
        .filter(([, kind, number]) => (kind === "decision" ? Number(number) > decisions : !readings.has(number ?? "")))
        .map(([cited]) => `${path.relative(root, file)}: ${cited}`),
    );
    expect(unknown).toEqual([]);
  });
});

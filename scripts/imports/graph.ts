import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { type FileImports, type Import, readImports } from "./read-imports";

/** Where an import leads: to a file of ours, to a package (or a built-in of Node's), or nowhere. */
export type Target =
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "package"; readonly name: string }
  | { readonly kind: "nowhere" };

export interface Edge extends Import {
  readonly target: Target;
}

export interface SourceFile {
  readonly directives: readonly string[];
  readonly edges: readonly Edge[];
}

/** Every source file by its path from the root, with forward slashes. */
export type Graph = ReadonlyMap<string, SourceFile>;

const SOURCE = /\.(?:ts|tsx|mts|js|mjs|jsx)$/;
const DECLARATIONS = /\.d\.ts$/;
/** Not ours to judge: installed, generated or built. */
const OUTSIDE = new Set([
  "node_modules",
  "prisma/generated",
  "public",
  "coverage",
  "test-results",
  "playwright-report",
]);
const ENDINGS = ["", ".ts", ".tsx", ".mts", ".mjs", ".js", "/index.ts", "/index.tsx"];

/** Every source file of ours below a folder, by its path from the root. */
export function sourceFiles(root: string, folder = ""): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith(".") || OUTSIDE.has(name)) return [];
    if (entry.isDirectory()) return sourceFiles(root, name);
    return SOURCE.test(entry.name) && !DECLARATIONS.test(entry.name) ? [name] : [];
  });
}

function resolve(root: string, from: string, specifier: string): Target {
  const relative = specifier.startsWith(".");
  if (!relative && !specifier.startsWith("@/")) return { kind: "package", name: packageName(specifier) };
  const wanted = relative ? path.posix.join(path.posix.dirname(from), specifier) : specifier.slice(2);
  const file = ENDINGS.map((ending) => wanted + ending).find((name) => {
    const full = path.join(root, name);
    return existsSync(full) && statSync(full).isFile();
  });
  return file === undefined ? { kind: "nowhere" } : { kind: "file", file };
}

/** `@scope/name/sub` and `name/sub` are parts of a package; `node:fs` is itself. */
function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Reads all sources below a folder. */
export function readGraph(root: string): Graph {
  return new Map(
    sourceFiles(root).map((file) => {
      const { imports, directives }: FileImports = readImports(file, readFileSync(path.join(root, file), "utf8"));
      const edges = imports.map((one) => ({ ...one, target: resolve(root, file, one.specifier) }));
      return [file, { directives, edges }];
    }),
  );
}

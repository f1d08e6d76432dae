import { parseSync, Visitor, type VisitorObject } from "oxc-parser";

/** One import of a file, re-exports and `import("…")` included. */
export interface Import {
  readonly specifier: string;
  /** Gone after compiling: `import type`, or every name marked `type`. */
  readonly typeOnly: boolean;
  readonly line: number;
}

export interface FileImports {
  readonly imports: readonly Import[];
  /** "use client", "use server" */
  readonly directives: readonly string[];
}

/** Reads the imports of one TypeScript or JavaScript file. Throws on a file that does not parse: it could hide any import. */
export function readImports(fileName: string, source: string): FileImports {
  const { module, program, errors } = parseSync(fileName, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${fileName} does not parse: ${error.message}`);
  const lineAt = (offset: number) => source.slice(0, offset).split("\n").length;
  const found: Import[] = [];
  for (const { moduleRequest, entries, start } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    found.push({ specifier: moduleRequest.value, typeOnly, line: lineAt(start) });
  }
  for (const { entries, start } of module.staticExports) {
    const [first] = entries;
    if (!first?.moduleRequest) continue;
    const typeOnly = entries.every((entry) => entry.isType);
    found.push({ specifier: first.moduleRequest.value, typeOnly, line: lineAt(start) });
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const specifier = literal(source.slice(moduleRequest.start, moduleRequest.end));
    // A path put together at run time cannot be judged here; what it names is no part of the program's text.
    if (specifier !== null) found.push({ specifier, typeOnly: false, line: lineAt(start) });
  }
  // `import("…").Name` in the place of a type stands in no list of the parser's.
  const inPlace: VisitorObject = {};
  inPlace.TSImportType = ({ source: { value }, start }) => {
    found.push({ specifier: String(value), typeOnly: true, line: lineAt(start) });
  };
  new Visitor(inPlace).visit(program);
  return { imports: found, directives: program.body.flatMap((node) => directiveOf(node)) };
}

function directiveOf(node: object): readonly string[] {
  return "directive" in node && typeof node.directive === "string" ? [node.directive] : [];
}

function literal(text: string): string | null {
  return /^(["'`])([^"'`$]+)\1$/.exec(text.trim())?.[2] ?? null;
}

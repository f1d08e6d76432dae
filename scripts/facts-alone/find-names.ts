import { parseSync } from "oxc-parser";
import { nameIn } from "./names";

export interface Found {
  readonly line: number;
  readonly name: string;
}

/**
 * Where a source names a provider or a method: in strings, templates, JSX text and property names. Comments may name
 * them, since they decide nothing. A file that is no program (SQL, a schema) is read as text, comments included.
 */
export function findNames(path: string, source: string): readonly Found[] {
  const texts = /\.[cm]?[jt]sx?$/.test(path) ? textsOfProgram(path, source) : textsOfLines(source);
  return texts.flatMap(({ text, offset }) => {
    const name = nameIn(text);
    return name === null ? [] : [{ line: source.slice(0, offset).split("\n").length, name }];
  });
}

interface Text {
  readonly text: string;
  readonly offset: number;
}

function textsOfLines(source: string): readonly Text[] {
  let offset = 0;
  return source.split("\n").map((text) => {
    const start = offset;
    offset += text.length + 1;
    return { text, offset: start };
  });
}

function textsOfProgram(path: string, source: string): readonly Text[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const texts: Text[] = [];
  visit(program, (node) => {
    const text = textOf(node);
    if (text !== null) texts.push({ text, offset: node.start });
  });
  return texts;
}

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const one of value) visit(one, see);
    return;
  }
  if (!isNode(value)) return;
  see(value);
  for (const child of Object.values(value)) visit(child, see);
}

function textOf(node: Node): string | null {
  if ((node.type === "Literal" || node.type === "JSXText") && typeof node.value === "string") return node.value;
  if (node.type === "TemplateElement") return cookedText(node.value);
  // `{ paidy: … }` and `table.paidy` name a provider as well as a string does.
  const key = node.type === "MemberExpression" ? node.property : node.key;
  return node.computed !== true && isNode(key) && key.type === "Identifier" ? String(key.name) : null;
}

function cookedText(value: unknown): string | null {
  return typeof value === "object" && value !== null && "cooked" in value ? String(value.cooked) : null;
}

import { parseSync } from "oxc-parser";

export interface Text {
  readonly text: string;
  readonly offset: number;
}

/** Strings, templates, JSX text and property names of a program, where they stand. Comments are left out. */
export function textsOfProgram(path: string, source: string): readonly Text[] {
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

import { nameIn } from "./names";
import { type Text, textsOfProgram } from "./program-texts";

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

function textsOfLines(source: string): readonly Text[] {
  let offset = 0;
  return source.split("\n").map((text) => {
    const start = offset;
    offset += text.length + 1;
    return { text, offset: start };
  });
}

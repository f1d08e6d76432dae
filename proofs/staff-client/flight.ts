/**
 * The text form in which React's server actions take their arguments and give their answer, as far as this shop's
 * actions use it: plain data. Other types are refused by name rather than read wrongly.
 */

/** The arguments of an action as a browser writes them into the body. */
export function encodeArguments(values: readonly unknown[]): string {
  return JSON.stringify(values, (_key, value: unknown) => {
    if (value === undefined) return "$undefined";
    if (typeof value === "string") return value.startsWith("$") ? `$${value}` : value;
    if (typeof value === "number" && !Number.isFinite(value)) return `$${value}`;
    return value;
  });
}

/** The action threw: its answer is an error without words, as a browser sees it. */
export class ActionThrew extends Error {
  override readonly name = "ActionThrew";
}

type Rows = ReadonlyMap<string, string>;

/** What the action returned, from the stream that answered it. */
export function decodeAnswer(stream: string): unknown {
  const rows = readRows(stream);
  const root = rows.get("0");
  if (root === undefined) throw new Error(`no first row in the answer: ${stream.slice(0, 200)}`);
  const { a }: { readonly a?: unknown } = JSON.parse(root);
  return revive(a, rows);
}

/** `id:JSON` to the end of the line, `id:T<length in hex>,text` by its bytes, `id:E{…}` where something threw. */
function readRows(stream: string): Rows {
  const bytes = Buffer.from(stream);
  const rows = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    const colon = bytes.indexOf(":", at);
    if (colon < 0) throw new Error(`a row without an id: ${bytes.subarray(at, at + 80)}`);
    const id = bytes.toString("utf8", at, colon);
    if (bytes[colon + 1] === LETTER_T) {
      const comma = bytes.indexOf(",", colon);
      const end = comma + 1 + Number.parseInt(bytes.toString("utf8", colon + 2, comma), 16);
      rows.set(id, JSON.stringify(plain(bytes.toString("utf8", comma + 1, end))));
      at = end;
      continue;
    }
    const newline = bytes.indexOf("\n", colon);
    const end = newline < 0 ? bytes.length : newline;
    const row = bytes.toString("utf8", colon + 1, end);
    if (row.startsWith("E")) throw new ActionThrew(row.slice(1));
    rows.set(id, row);
    at = end + 1;
  }
  return rows;
}

const LETTER_T = "T".charCodeAt(0);
const plain = (text: string) => (text.startsWith("$") ? `$${text}` : text);

function revive(value: unknown, rows: Rows): unknown {
  if (typeof value === "string") return value.startsWith("$") ? special(value, rows) : value;
  if (Array.isArray(value)) return value.map((item) => revive(item, rows));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item, rows)]));
}

function special(text: string, rows: Rows): unknown {
  if (text.startsWith("$$")) return text.slice(1);
  if (text === "$undefined") return undefined;
  // `$@1` is a promise for a row, `$1` a row, `$1:data:value` what lies inside one (written once, pointed at again).
  const [, id = "", path = ""] = /^\$@?([0-9a-f]+)((?::[^:]+)*)$/.exec(text) ?? [];
  const row = rows.get(id);
  if (row === undefined) throw new Error(`the answer holds ${text}, which is not plain data`);
  return revive(inside(JSON.parse(row), path.split(":").slice(1)), rows);
}

function inside(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((whole, key) => {
    if (typeof whole === "object" && whole !== null && key in whole) return Reflect.get(whole, key);
    throw new Error(`nothing lies under ${path.join(":")}`);
  }, value);
}

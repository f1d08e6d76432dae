import { RAW_LIMIT } from "./port";

const REMOVED = "[removed]";

/**
 * Names under which providers send what must never be kept. Bounded on both sides, so that a long text without an end
 * costs no more than its length.
 */
const NAME =
  "pass(?:word|wd|phrase)?|secret|token|authorization|cookie|(?:api|access|private)[_-]?key|card[_-]?(?:no|number)|pan|" +
  "security[_-]?code|cvv|cvc";
const IN_JSON = String.raw`[^"\\]{0,60}(?:${NAME})[^"\\]{0,60}`;
const BARE = String.raw`[\w.:-]{0,60}(?:${NAME})[\w.:-]{0,60}`;

/** In JSON, also within a text of JSON: a text, a number, or the whole of an object or list. */
const JSON_VALUE = String.raw`"(?:[^"\\]|\\.)*"|\\{1,4}"[^"\\]*\\{1,4}"|-?\d+|\{[^{}]{0,2000}\}|\[[^[\]]{0,2000}\]`;
const JSON_FIELD = new RegExp(String.raw`("${IN_JSON}\\{0,4}"\s*:\s*)(?:${JSON_VALUE})`, "gi");
const XML_ELEMENT = new RegExp(String.raw`(<${BARE}(?:\s[^<>]{0,200})?>)[^<]+`, "gi");
/** To the end of the line. */
const HEADER = new RegExp(String.raw`^(\s{0,9}${BARE}\s{0,9}:\s{0,9})\S.*$`, "gim");
const FORM_FIELD = new RegExp(String.raw`((?:^|[?&;\s])${BARE}=)[^&;\s"'<>]+`, "gi");
const BEARER = /\b(Bearer|Basic)\s+[A-Za-z0-9+/=._~-]+/gi;
const LONG_NUMBER = /(?<![A-Za-z0-9.])\d(?:[ -]?\d){12,18}(?![A-Za-z0-9])/g;

/** The text of an answer as the history may keep it: secrets and card numbers removed, then cut to RAW_LIMIT. */
export function keepableRaw(text: string, secrets: readonly string[] = []): string {
  // Far more than is kept, so that a ledger page of megabytes costs nothing and no secret is cut in two at the limit.
  let kept = text.slice(0, 8 * RAW_LIMIT);
  for (const secret of secrets.flatMap(spellings)) kept = kept.replaceAll(secret, REMOVED);
  kept = kept
    .replace(JSON_FIELD, `$1"${REMOVED}"`)
    .replace(XML_ELEMENT, `$1${REMOVED}`)
    .replace(HEADER, `$1${REMOVED}`)
    .replace(FORM_FIELD, `$1${REMOVED}`)
    .replace(BEARER, `$1 ${REMOVED}`)
    .replace(LONG_NUMBER, (digits) => (isCardNumber(digits) ? REMOVED : digits))
    // PostgreSQL's text cannot hold it.
    .replaceAll("\u0000", "");
  return kept.length <= RAW_LIMIT ? kept : kept.slice(0, RAW_LIMIT);
}

/** As it is, and as JSON and addresses write it. */
function spellings(secret: string): readonly string[] {
  if (secret === "") return [];
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, inJson, inJson.replaceAll("/", String.raw`\/`), encodeURIComponent(secret)])];
}

/** Luhn's sum: what separates a card number from an order number of the same length, nine times of ten. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

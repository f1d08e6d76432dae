import { RAW_LIMIT } from "./port";

const REMOVED = "[removed]";

/** Names under which providers send what must never be kept. */
const SECRET_FIELD =
  /("[^"]*(?:pass(?:word|wd)?|secret|token|authorization|card_?-?(?:no|number)|pan|security_?-?code|cvv|cvc)[^"]*"\s*:\s*)("(?:[^"\\]|\\.)*"|-?\d+)/gi;
const BEARER = /\b(Bearer|Basic)\s+[A-Za-z0-9+/=._~-]+/gi;
const LONG_NUMBER = /(?<![A-Za-z0-9.])\d(?:[ -]?\d){12,18}(?![A-Za-z0-9])/g;

/** The text of an answer as the history may keep it: secrets and card numbers removed, then cut to RAW_LIMIT. */
export function keepableRaw(text: string, secrets: readonly string[] = []): string {
  // Far more than is kept, so that a ledger page of megabytes costs nothing and no secret is cut in two at the limit.
  let kept = text.slice(0, 8 * RAW_LIMIT);
  for (const secret of secrets) if (secret !== "") kept = kept.replaceAll(secret, REMOVED);
  kept = kept
    .replace(SECRET_FIELD, `$1"${REMOVED}"`)
    .replace(BEARER, `$1 ${REMOVED}`)
    .replace(LONG_NUMBER, (digits) => (isCardNumber(digits) ? REMOVED : digits))
    // PostgreSQL's text cannot hold it.
    .replaceAll("\u0000", "");
  return kept.length <= RAW_LIMIT ? kept : kept.slice(0, RAW_LIMIT);
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

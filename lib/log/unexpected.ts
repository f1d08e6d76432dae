import { randomInt } from "node:crypto";
import { log } from "./log";

// Without 0/O, 1/I/L: staff read the number out over the telephone.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/**
 * Writes a bug or a broken surrounding to the log, in full, under a number. Only the number may travel to a browser
 * (お問い合わせ番号).
 */
export function logUnexpected(error: unknown, doing: string): string {
  const number = errorNumber();
  log.error({ err: error, number, doing }, "unexpected");
  return number;
}

function errorNumber(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]);
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}

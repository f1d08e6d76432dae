import { DEADLINE_ARITHMETIC } from "./deadlines";
import { TABLES } from "./facts/tables";
import { CAPABILITIES, type Facts } from "./types";

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/**
 * A fingerprint of all six tables and of the arithmetic of limits, 16 hex digits. Stored deadlines carry it; when it
 * differs they are worked out anew. Remarks do not count, nor does the order of lines. FNV-1a: it tells changes
 * apart, it guards nothing.
 */
export function factsHash(): string {
  const cells = CAPABILITIES.flatMap((capability) =>
    TABLES[capability].flatMap((line) =>
      line.methods.map((method) => `${capability} ${method} ${written(line.facts)}`),
    ),
  );
  return fnv1a([`arithmetic ${DEADLINE_ARITHMETIC}`, ...cells.sort()].join("\n"));
}

function written(facts: Facts): string {
  const words = Object.entries(facts).map(([word, value]) => `${word}=${value}`);
  return words.sort().join(",");
}

function fnv1a(text: string): string {
  let hash = FNV_OFFSET;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * FNV_PRIME);
  }
  return hash.toString(16).padStart(16, "0");
}

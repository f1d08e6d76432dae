import { isMethodId, type MethodId } from "@/lib/capability/facts/catalogue";
import type { EpochMs } from "@/lib/time/epoch";

export function epoch(date: Date | null): EpochMs | null {
  return date === null ? null : date.getTime();
}

/** Throws on a text that is no method: a row that this code never wrote. */
export function methodOf(text: string): MethodId {
  if (!isMethodId(text)) throw new Error(`${text} is no payment method of the catalogue`);
  return text;
}

import type { Waited } from "./staff-at-work";
import type { Told } from "./strangers";

/** Longest that staff may wait beside the crowd, in milliseconds. */
const READ_WITHIN_MS = 500;
const CONFIRM_WITHIN_MS = 1_000;

/** What was promised to staff and strangers and not kept, in words. */
export function judgeWaits({ reads, confirms, failed }: Waited, told: Told): readonly string[] {
  const late = (what: string, waits: readonly number[], within: number) =>
    waits.filter((ms) => ms > within).map((ms) => `a ${what} took ${ms} ms, which is more than ${within} ms`);
  const refused = ["route 429", "form busy"].filter((way) => (told[way] ?? 0) === 0);
  const otherwise = Object.keys(told).filter((what) => !FORESEEN.has(what));
  return [
    ...late("read", reads, READ_WITHIN_MS),
    ...late("cancel", confirms, CONFIRM_WITHIN_MS),
    ...failed,
    ...(reads.length === 0 || confirms.length === 0 ? ["nothing was read, or nothing was canceled"] : []),
    ...refused.map((way) => `no stranger was told "${way}": the crowd was too small`),
    ...otherwise.map((what) => `${told[what]} strangers were told "${what}"`),
  ];
}

/** A wrong password, or no turn. */
const FORESEEN: ReadonlySet<string> = new Set(["route 401", "route 429", "form wrong", "form busy"]);

export interface Waits {
  readonly reads: number;
  readonly readMs: Spread;
  readonly confirms: number;
  readonly confirmMs: Spread;
}

interface Spread {
  readonly median: number;
  readonly p99: number;
  readonly worst: number;
}

export function waitsOf({ reads, confirms }: Waited): Waits {
  return {
    ...{ reads: reads.length, readMs: spreadOf(reads) },
    ...{ confirms: confirms.length, confirmMs: spreadOf(confirms) },
  };
}

function spreadOf(waits: readonly number[]): Spread {
  const sorted = [...waits].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99), worst: sorted.at(-1) ?? 0 };
}

/** How long staff waited for an answer, in whole milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

/** By the nearest rank, so that each is a real wait. Null without waits. */
export function latencyOf(milliseconds: readonly number[]): Latency | null {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const rank = (share: number) => Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return sorted.length === 0 ? null : { p50: rank(0.5), p99: rank(0.99), most: rank(1) };
}

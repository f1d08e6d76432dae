/** What a repair after a crash may take, in the worst of a hundred cases. */
const P99_LIMIT_MS = 20_000;
/** Fewer say nothing about the worst of a hundred. */
const ENOUGH = 100;

/** In how many milliseconds 99 of 100 repairs were done; null where there were none. */
export function p99(recoveries: readonly number[]): number | null {
  const sorted = [...recoveries].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? null;
}

/** Whether repairs took too long in more than one case of a hundred: promise 7. */
export function areTooSlow(recoveries: readonly number[]): boolean {
  return recoveries.length >= ENOUGH && (p99(recoveries) ?? 0) >= P99_LIMIT_MS;
}

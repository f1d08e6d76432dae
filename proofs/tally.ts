/** How often each word came. */
export type Tally = Readonly<Record<string, number>>;

export function tally(words: Iterable<string>): Tally {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

export function summed(tallies: readonly Tally[]): Tally {
  const counts: Record<string, number> = {};
  for (const [word, count] of tallies.flatMap(Object.entries<number>)) counts[word] = (counts[word] ?? 0) + count;
  return counts;
}

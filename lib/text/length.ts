const CLUSTERS = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** A family of emoji has ten code points, a flag of England seven; piles of marks on one letter are no one character. */
const POINTS_PER_CHARACTER = 16;

/**
 * How many characters people see in a text: the one measure for what fields count and verbs refuse. 𠮷, が of two code
 * points, 邉 with its variation selector and 👨‍👩‍👧 are one each. A cluster counts once for every sixteen code points that
 * it begins, so that a limit in characters is one in bytes too.
 */
export function lengthOf(text: string): number {
  let length = 0;
  for (const { segment } of CLUSTERS.segment(text)) {
    length += segment.length === 1 ? 1 : Math.ceil([...segment].length / POINTS_PER_CHARACTER);
  }
  return length;
}

/** Whether a text has more characters than it may. No text has more characters than UTF-16 units. */
export function isLonger(text: string, max: number): boolean {
  return text.length > max && lengthOf(text) > max;
}

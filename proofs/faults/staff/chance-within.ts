import { SeededRandom } from "../../random";

const counts = new WeakMap<SeededRandom, number>();

/**
 * Chance for one part of an act whose parts go on beside each other: what a part draws does not depend on their order. The
 * act's own chance is drawn from once, for all parts.
 */
export function chanceWithin(act: SeededRandom, part: string): SeededRandom {
  const seed = counts.get(act) ?? act.int(0, 2_000_000_000);
  counts.set(act, seed);
  return new SeededRandom(`${seed}/${part}`);
}

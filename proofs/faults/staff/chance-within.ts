import { Random } from "../../random";

const counts = new WeakMap<Random, number>();

/**
 * Chance for one part of an act, that goes on beside others: what it draws does not depend on their order. The act's
 * own chance is drawn from once, for all of its parts.
 */
export function chanceWithin(act: Random, part: string): Random {
  const seed = counts.get(act) ?? act.int(0, 2_000_000_000);
  counts.set(act, seed);
  return new Random(`${seed}/${part}`);
}

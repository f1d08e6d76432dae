import { SeededRandom } from "../random";
import type { Patch } from "./patch";

/** So many of the patches as the seed picks them; each comes as often as every other, over many seeds. */
export function draw(patches: readonly Patch[], count: number, seed: string): readonly Patch[] {
  const random = new SeededRandom(seed);
  const left = [...patches];
  const drawn: Patch[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(random.int(0, left.length - 1), 1));
  return drawn;
}

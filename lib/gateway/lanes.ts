/** Counts the calls under way in each lane, and lets in no more than there are places. Nobody waits for a place. */
export class Lanes {
  readonly #places: number;
  readonly #underWay = new Map<string, number>();

  constructor(places: number) {
    this.#places = places;
  }

  /** Whether there was a place. Who entered leaves. */
  enter(lane: string): boolean {
    const underWay = this.#underWay.get(lane) ?? 0;
    if (underWay >= this.#places) return false;
    this.#underWay.set(lane, underWay + 1);
    return true;
  }

  leave(lane: string): void {
    const left = (this.#underWay.get(lane) ?? 0) - 1;
    if (left > 0) this.#underWay.set(lane, left);
    else this.#underWay.delete(lane);
  }
}

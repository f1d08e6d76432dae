/**
 * A concurrency limit for each provider. Counts the calls under way in each group and refuses a call beyond the limit
 * instead of letting it wait.
 */
export class ProviderSlots {
  readonly #limit: number;
  readonly #underWay = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether there was a free slot. A caller that took one releases it. */
  take(group: string): boolean {
    const underWay = this.#underWay.get(group) ?? 0;
    if (underWay >= this.#limit) return false;
    this.#underWay.set(group, underWay + 1);
    return true;
  }

  release(group: string): void {
    const left = (this.#underWay.get(group) ?? 0) - 1;
    if (left > 0) this.#underWay.set(group, left);
    else this.#underWay.delete(group);
  }
}

/** Mutations that lie somewhere until an inquiry about them was answered with "nothing". */
export class ParkedMutations {
  readonly #waiting = new Map<string, () => void>();

  park(operationId: string, goOn: () => void): void {
    this.#waiting.set(operationId, goOn);
  }

  foundNothing(operationId: string): void {
    const goOn = this.#waiting.get(operationId);
    this.#waiting.delete(operationId);
    goOn?.();
  }
}

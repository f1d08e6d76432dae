/** Mutations that lie on the wire until an inquiry about them was answered with "nothing". */
export class ParkedOnWire {
  readonly #waiting = new Map<string, (found: "nothing" | "time") => void>();

  /** Resolves when an inquiry found nothing, or after `ms`. */
  park(operationId: string, ms: number): Promise<"nothing" | "time"> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#waiting.get(operationId)?.("time"), Math.max(0, ms));
      this.#waiting.set(operationId, (found) => {
        clearTimeout(timer);
        this.#waiting.delete(operationId);
        resolve(found);
      });
    });
  }

  foundNothing(operationId: string): void {
    this.#waiting.get(operationId)?.("nothing");
  }
}

/** Requests that lie on the provider's side until an inquiry found nothing, or until their time is up. */
export interface Parking {
  /** Resolves when the operation is released, at the latest after `ms`; false when everything is given up. */
  park(operationId: string, ms: number): Promise<boolean>;
  release(operationId: string): void;
  /** Ends every wait. */
  giveUp(): void;
}

export function createParking(): Parking {
  const parked = new Map<string, (act: boolean) => void>();
  return {
    park(operationId, ms) {
      return new Promise((resolve) => {
        const timer = setTimeout(() => parked.get(operationId)?.(true), Math.max(0, ms));
        parked.set(operationId, (act) => {
          clearTimeout(timer);
          parked.delete(operationId);
          resolve(act);
        });
      });
    },
    release: (operationId) => parked.get(operationId)?.(true),
    giveUp() {
      for (const leave of [...parked.values()]) leave(false);
    },
  };
}

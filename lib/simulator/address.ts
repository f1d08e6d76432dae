/** Where a simulator listens, and the word that it asks of everybody. */
export interface SimulatorAddress {
  readonly url: string;
  readonly token: string;
}

/** Goes with every request to it. */
export function tokenHeader({ token }: Pick<SimulatorAddress, "token">): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}

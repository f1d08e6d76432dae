/** Where a simulator listens, and the token that it asks of every caller. */
export interface SimulatorAddress {
  readonly url: string;
  readonly token: string;
}

/** The buyer's page of an authorization that asked for 3-D Secure. */
export function challengeUrl(pagesUrl: string, challengeId: string): string {
  return `${pagesUrl}/3ds/${challengeId}`;
}

/** Goes with every request to it. */
export function tokenHeader({ token }: Pick<SimulatorAddress, "token">): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}
